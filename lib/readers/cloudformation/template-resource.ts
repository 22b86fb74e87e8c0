import type { Origin, TlsConfig } from '../../definition';
import type { Cursor } from '../source';

/** What our constructs say of a method and CloudFormation's schema has no property for. */
export interface BeyondCloudFormation {
  readonly tlsConfig?: TlsConfig;
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
