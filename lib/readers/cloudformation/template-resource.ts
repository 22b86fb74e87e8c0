import type { JsonObject, Origin, TlsConfig } from '../../definition';
import type { Cursor } from '../source';

/** What our constructs say of a resource and CloudFormation's schema has no property for. */
export interface BeyondCloudFormation {
  /** True for an API that deploys as one document, with all that is declared beside the document that it was given. */
  readonly deploysAsDocument?: boolean;
  /** The text of the document that such an API was given; one that was given as an object is its `Body`. */
  readonly document?: { readonly text: string; readonly file: string };
  readonly tlsConfig?: TlsConfig;
  readonly templateFiles?: readonly TemplateFile[];
}

/** A template of a method that was read from a file which holds nothing else. */
export interface TemplateFile {
  readonly side: 'request' | 'response';
  /** Of its integration response; absent for the default one, and for requests. */
  readonly selectionPattern?: string;
  readonly contentType: string;
  /** What the file held. */
  readonly template: string;
  /** As origins are to name it. */
  readonly file: string;
}

/** A resource of a template, as the reader takes it. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  /** Its `Properties`; origins that come from here name the resource. */
  readonly properties: Cursor;
  /** The same as data, where they were given so. Nothing in it is evaluated. */
  readonly source?: JsonObject | undefined;
  readonly origin: Origin;
  readonly beyond?: BeyondCloudFormation;
}
