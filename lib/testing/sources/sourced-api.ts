import type { ApiDefinition, Diagnostic, Json, SourcePosition, Value } from '../../definition';
import type { TemplateFunctions } from '../../functions';
import type { Acknowledgement, Reading } from '../../validation';

/** An API with the name that selects it among those of one app. */
export interface SourcedApi {
  /** Construct path (`PetStack/Api`), logical id, or title of the document. */
  readonly id: string;
  readonly definition: ApiDefinition;
  /** True if it was read from an OpenAPI document, which cannot say how an API is deployed. */
  readonly isDocument?: boolean;
  /** What the reader found. */
  readonly problems: readonly Diagnostic[];
  /** What belongs to no API of the template or assembly, and is told with this one. */
  readonly unattached?: ApiDefinition;
  /** The API as it is where conditions of its template hold, or do not, which only the deployment knows. */
  readonly alternatives?: Reading['alternatives'];
  /** What people decided to live with, as CDK notes it. */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Where a JSON pointer stands in the document that the API was read from. */
  readonly locate?: (pointer: string) => { readonly start: SourcePosition; readonly end: SourcePosition } | undefined;
  /** The Lambda functions that stand beside the API. `given`: what the person said of values that synth cannot know. */
  readonly functions?: (given: (intrinsic: Json) => string | undefined) => TemplateFunctions;
  /** Makes of a text with CDK tokens what it will be in the template; only for APIs read from constructs. */
  readonly readToken?: (text: string) => Value<string>;
}

/** Something that holds no API, or cannot be read. The message says where and what to write instead. */
export class UnusableSource extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnusableSource';
  }
}

/** The name of an API that a template or construct tree declares: the path of the construct that a person wrote, else the logical id. */
export function apiId({ origin, name }: ApiDefinition, logicalId?: string): string {
  const path = origin.constructPath?.replace(/\/Resource$/, '');
  return path ?? logicalId ?? origin.logicalId ?? (typeof name === 'string' ? name : 'Api');
}
