import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  type DocumentPlace,
  documentStart,
  giveUp,
  OPEN_BRACE,
  OPEN_BRACKET,
  PlainJsonScanner,
  QUOTE,
  Scalar,
} from '../plain-json';
import type { MapShape } from '../values';
import type { JsonTape } from './json-tape';
import { ARRAY, CONTAINER_SIZE, ENTRY_SIZE, OBJECT } from './tape-layout';
import { TapeWriter } from './tape-writer';

/** Thrown where an object has a member twice, or more than are remembered; no error of anybody's. */
export const NO_SHAPE = new Error('An object of the text has no shape.');

/** Looks through a document of plain JSON, all ASCII, and notes where everything stands. */
export class JsonTapeReader extends PlainJsonScanner {
  private readonly tape = new TapeWriter();
  private readonly shapes: MapShape[] = [];

  read(): JsonTape {
    const code = this.skipBlanks();
    if (code !== OPEN_BRACE && code !== OPEN_BRACKET) giveUp();
    const root = code === OPEN_BRACE ? this.object(documentStart()) : this.array(documentStart());
    this.end();
    return this.tape.tape(root, this.given, this.shapes);
  }

  /** Passes a value and writes its entry at `place`. `inside`: the place of an object's first member, should there be one. */
  private value(code: number, inside: DocumentPlace, place: number): void {
    const { tape, pos } = this;
    switch (code) {
      case OPEN_BRACE:
        tape.container(place, this.object(inside));
        break;
      case OPEN_BRACKET:
        tape.container(place, this.array(inside));
        break;
      default: {
        const kind = this.scalar(code);
        tape.scalar(place, pos, this.pos, kind);
      }
    }
  }

  private scalar(code: number): Scalar {
    switch (code) {
      case QUOTE:
        return this.skipText();
      case 0x74:
        this.skipWord('true');
        return Scalar.True;
      case 0x66:
        this.skipWord('false');
        return Scalar.False;
      case 0x6e:
        this.skipWord('null');
        return Scalar.Null;
      default:
        return this.skipNumber(code);
    }
  }

  private object(start: DocumentPlace): number {
    this.descend();
    const { tape, pos, rewritten } = this;
    let room = start.size;
    let self = tape.begin(room);
    let count = 0;
    let place = start;
    for (let code = 0; code !== CLOSE_BRACE; code = this.endOfMember()) {
      const member = this.member(place, count === 0);
      if (member === undefined) break;
      place = member.next;
      if (count === room) {
        self = tape.widen(self, room);
        room = TapeWriter.wider(room);
      }
      this.value(this.passBlanks(), member.inside, self + CONTAINER_SIZE + ENTRY_SIZE * count++);
    }
    if (this.unknownName !== undefined) throw NO_SHAPE;
    this.ascend();
    start.size = count;
    tape.end(self, OBJECT - this.indexOf(place.shape), count, pos, rewritten === this.rewritten ? this.pos : 0);
    return self;
  }

  private indexOf(shape: MapShape): number {
    if (shape.shapes !== this.shapes) {
      shape.shapes = this.shapes;
      shape.index = this.shapes.push(shape) - 1;
    }
    return shape.index;
  }

  private array(inside: DocumentPlace): number {
    this.descend();
    const { tape, pos, rewritten } = this;
    let room = TapeWriter.room(inside.length);
    let self = tape.begin(room);
    let count = 0;
    this.pos++;
    for (let code = this.passBlanks(); code !== CLOSE_BRACKET; code = this.nextOf(CLOSE_BRACKET)) {
      if (count === room) {
        self = tape.widen(self, room);
        room = TapeWriter.wider(room);
      }
      this.value(code, inside, self + CONTAINER_SIZE + ENTRY_SIZE * count++);
    }
    this.ascend();
    inside.length = count;
    tape.end(self, ARRAY, count, pos, rewritten === this.rewritten ? this.pos : 0);
    return self;
  }
}
