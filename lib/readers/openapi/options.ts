import type { LocalFiles } from '../local-files';

/** What becomes of the base path of a document: left out, put before each path, or put there without its first part. */
export type BasePathMode = 'ignore' | 'prepend' | 'split';

export interface OpenApiOptions {
  /** Name of the file, for origins and messages. */
  readonly file?: string;
  /** The import parameter `basepath`. @default ignore */
  readonly basePathMode?: BasePathMode;
  /**
   * `unresolved`: CloudFormation's intrinsics stand for values that synth cannot know. `malformed`: the document goes to the service as
   * it stands, and they are objects where texts are wanted.
   * @default unresolved
   */
  readonly intrinsics?: 'unresolved' | 'malformed';
  /** Finds files beside the document that `$ref` leads to. @default - none is at hand, and such references become problems */
  readonly files?: LocalFiles;
  /** The import parameter `endpointConfigurationTypes`. @default - what the document says, else not known */
  readonly endpointType?: string;
}
