import type { Origin, TlsConfig } from '../../definition';
import type { Cursor } from '../source';

/** What our constructs say of a method and CloudFormation's schema has no property for. */
export interface BeyondCloudFormation {
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
  readonly origin: Origin;
  readonly beyond?: BeyondCloudFormation;
}
