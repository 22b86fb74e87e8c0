import { EMPTY_SHAPE, type MapShape } from '../values';

/** Blanks and names longer than this are not expected again. */
const LEAD_LENGTH = 80;

/** Members that are remembered from one document to the next, in all. Then remembering begins anew. */
const MEMBER_LIMIT = 5_000;

/** Objects of more members do not share their names. */
const SHAPE_LIMIT = 64;

/** A name that is written as it is in every JSON text. */
const PLAIN = /^[ !#-[\]-~]*$/;

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
      member.lead = Array.from(lead, (_, at) => lead.charCodeAt(at));
      member.isExact = lead === `${this.shape === EMPTY_SHAPE ? '{' : ','}"${name}":` && PLAIN.test(name);
      this.likely = member;
    }
    return member;
  }

  private add(name: string): KnownMember | undefined {
    if (memberCount >= MEMBER_LIMIT || this.shape.names.length >= SHAPE_LIMIT || name.length > LEAD_LENGTH) return undefined;
    memberCount++;
    const member = new KnownMember(this.shape.with(detached(name)));
    this.members ??= new Map();
    this.members.set(name, member);
    return member;
  }
}

export class KnownMember {
  /** The UTF-16 units from the end of the value before to this value, as they were last met: comma, blanks, name, colon. */
  lead: readonly number[] = [];
  /** Whether json-smart writes it just so. */
  isExact = false;
  /** Where the member behind this one stands. */
  readonly next: DocumentPlace;
  /** Where the first member of an object stands that is this one's value, or an item of it. */
  readonly inside = new DocumentPlace(EMPTY_SHAPE);

  constructor(readonly shape: MapShape) {
    this.next = new DocumentPlace(shape);
  }
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
