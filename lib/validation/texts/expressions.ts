import {
  type IntegrationRequestParameter,
  type MappingSource,
  parseIntegrationRequestTarget,
  parseMethodResponseHeader,
  parseRequestSource,
  parseResponseSource,
} from '../../mapping/expressions';
import { remembered } from './remembered';

/** Parsed mapping expressions: methods of one API say much the same. */
export interface Expressions {
  /** The source of a request mapping; undefined if the service would refuse it. */
  requestSource(text: string): MappingSource | undefined;
  /** The source of a response mapping; undefined if the service would refuse it. */
  responseSource(text: string): MappingSource | undefined;
  /** The target of a request mapping; undefined if it is none. */
  requestTarget(text: string): IntegrationRequestParameter | undefined;
  /** The header that a response mapping writes; undefined if its target is none. */
  responseHeader(text: string): string | undefined;
}

export function createExpressions(): Expressions {
  return {
    requestSource: remembered(parseRequestSource),
    responseSource: remembered(parseResponseSource),
    requestTarget: remembered(parseIntegrationRequestTarget),
    responseHeader: remembered(parseMethodResponseHeader),
  };
}
