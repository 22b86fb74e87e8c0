import type { ApiDefinition, Diagnostic } from '../../definition';
import { Problems } from '../problems';
import { readApi } from './api';
import type { DocumentLoader } from './body';
import type { ResourceSet } from './resource-set';
import { types } from './types';

export interface ApiOfTemplate {
  readonly logicalId: string;
  readonly definition: ApiDefinition;
  /** What the definition does not hold, and why. */
  readonly problems: readonly Diagnostic[];
}

/** Reads every REST API of the set, in its order. */
export function readApis(set: ResourceSet, load?: DocumentLoader): readonly ApiOfTemplate[] {
  return set.ofType(types.restApi).map((api) => {
    const problems = new Problems();
    return { logicalId: api.logicalId, definition: readApi(api, set, problems, load), problems: problems.list };
  });
}
