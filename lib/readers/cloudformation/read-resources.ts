import type { ApiDefinition, Diagnostic } from '../../definition';
import { Problems } from '../problems';
import { readApi } from './api';
import type { DocumentLoader } from './body';
import { ResourceSet } from './resource-set';
import type { TemplateResource } from './template-resource';
import { types } from './types';

export interface ApiOfTemplate {
  readonly logicalId: string;
  readonly definition: ApiDefinition;
  /** What the definition does not hold, and why. */
  readonly problems: readonly Diagnostic[];
}

/** Reads every REST API among the resources, in their order. */
export function readApis(resources: readonly TemplateResource[], load?: DocumentLoader): readonly ApiOfTemplate[] {
  const set = new ResourceSet(resources);
  return set.ofType(types.restApi).map((api) => {
    const problems = new Problems();
    return { logicalId: api.logicalId, definition: readApi(api, set, problems, load), problems: problems.list };
  });
}
