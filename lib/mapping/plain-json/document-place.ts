import { EMPTY_SHAPE, type MapShape, WORD } from '../values';
import { HALF_WORD } from './ascii-words';
import type { TextUnits } from './text-units';

/** Blanks and names longer than this are not expected again. */
const LEAD_LENGTH = 80;

/** Members that are remembered from one document to the next, in all. Then remembering begins anew. */
const MEMBER_LIMIT = 5_000;

/** Objects of more members do not share their names. */
const SHAPE_LIMIT = 64;

const ASCII = /^[ -~\t\n\r]*$/;

/** A lead whose name has nothing that any JSON text escapes. */
const PLAIN = /^[{,]"[ !#-[\]-~]*":$/;

let memberCount = 0;
let root: DocumentPlace | undefined;

/**
 * A place in documents where a member of an object can stand, and which members have stood there. Objects in a row, and the
 * bodies of one API, mostly have the same names in the same order: what was there before is tried first.
 */
export class DocumentPlace {
  likely: KnownMember | undefined = undefined;
  /** How many members the latest object had whose first stands here. */
  size = 0;
  /** How many items the latest array had whose objects' first members stand here. */
  length = 0;
  private members: Map<string, KnownMember> | undefined = undefined;

  private unknown: DocumentPlace | undefined = undefined;

  constructor(readonly shape: MapShape) {}

  /** What `inside` is for known members, for all others together. */
  get insideUnknown(): DocumentPlace {
    this.unknown ??= new DocumentPlace(EMPTY_SHAPE);
    return this.unknown;
  }

  /** The member `name`, remembered; undefined where no more can be. `lead` is what stands from here to its value. */
  member(name: string, lead: string): KnownMember | undefined {
    const member = this.members?.get(name) ?? this.add(name);
    if (member === undefined) return undefined;
    if (lead.length <= LEAD_LENGTH) {
      member.met(lead, `${this.shape === EMPTY_SHAPE ? '{' : ','}"${name}":`);
      this.likely = member;
    }
    return member;
  }

  private add(name: string): KnownMember | undefined {
    if (memberCount >= MEMBER_LIMIT || this.shape.names.length >= SHAPE_LIMIT || name.length > LEAD_LENGTH) return undefined;
    memberCount++;
    const own = detached(name);
    const member = new KnownMember(this.shape.with(own));
    this.members ??= new Map();
    this.members.set(own, member);
    return member;
  }
}

export class KnownMember {
  /** From the end of the value before to this value, as it was last met: comma, blanks, name, colon. */
  lead = '';
  /** The lead's bytes, eight in each number, and the last eight once more; none where it is short or not all ASCII. */
  private words: readonly number[] = [];
  /** The first and the last four bytes of a short one, as two numbers. */
  private first = 0;
  private last = 0;
  /** Whether json-smart writes them so. */
  isExact = false;
  /** Where the member behind this one stands. */
  readonly next: DocumentPlace;
  /** Where the first member of an object stands that is this one's value, or an item of it. */
  readonly inside = new DocumentPlace(EMPTY_SHAPE);

  constructor(readonly shape: MapShape) {
    this.next = new DocumentPlace(shape);
  }

  /** Remembers what was met, `lead`; `plain` is what JSON has where nothing of the name is escaped. */
  met(lead: string, plain: string): void {
    this.lead = detached(lead);
    const isAscii = ASCII.test(lead);
    const bytes = Buffer.from(lead, 'latin1');
    this.words = isAscii && lead.length >= WORD ? wordsOf(bytes) : [];
    this.first = isAscii ? bytes.readInt32LE(0) : 0;
    this.last = isAscii ? bytes.readInt32LE(lead.length - HALF_WORD) : 0;
    this.isExact = lead === plain && PLAIN.test(lead);
  }

  /** Whether the lead stands at a place of a text. Nothing is read behind the zeros at its end, which are in no lead. */
  standsAt(start: number, { isAscii, view, units }: TextUnits): boolean {
    const { lead, words } = this;
    const { length } = lead;
    if (!isAscii) {
      for (let at = 0; at < length; at++) if (units[start + at] !== lead.charCodeAt(at)) return false;
      return length > 0;
    }
    const last = words.length - 1;
    if (last < 0) return view.getInt32(start, true) === this.first && view.getInt32(start + length - HALF_WORD, true) === this.last;
    for (let at = 0; at < last; at++) if (view.getFloat64(start + WORD * at, true) !== words[at]) return false;
    return view.getFloat64(start + length - WORD, true) === words[last];
  }
}

/** Of eight bytes or more: numbers to compare them as, of which none is NaN where all are ASCII. */
function wordsOf(bytes: Buffer): number[] {
  const whole = Array.from({ length: Math.ceil(bytes.length / WORD) - 1 }, (_, at) => bytes.readDoubleLE(WORD * at));
  return [...whole, bytes.readDoubleLE(bytes.length - WORD)];
}

/** Where a document's first member stands. */
export function documentStart(): DocumentPlace {
  if (root === undefined || memberCount >= MEMBER_LIMIT) {
    root = new DocumentPlace(EMPTY_SHAPE);
    memberCount = 0;
  }
  return root;
}

/** The same text as a part of another string than the document, which it would keep alive. */
function detached(name: string): string {
  return ` ${name}`.slice(1);
}
