import type { SourcePosition } from '../../definition';

/** Where a JSON pointer stands in a text file. */
export interface PointerPlace {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

/** What a view can ask for beyond the diagnostics. A view reads no files itself. */
export interface ViewOptions {
  /** Text of a file that an origin names; undefined where it cannot be read. @default - no file can be read */
  readonly readSource?: (file: string) => string | undefined;
  /** Where a JSON pointer (RFC 6901) stands in a file. @default - the positions that origins carry */
  readonly locate?: (pointer: string, file: string | undefined) => PointerPlace | undefined;
}

/** What was judged, for the summary. */
export interface ViewSummary {
  /** Name of what was judged: `PetStack/Api`, a file. */
  readonly name?: string;
  readonly apis: number;
  readonly methods: number;
  /** Milliseconds. */
  readonly ms: number;
}
