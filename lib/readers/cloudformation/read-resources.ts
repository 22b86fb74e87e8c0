import type { ApiDefinition, Diagnostic } from '../../definition';
import { Problems } from '../problems';
import type { Alternative } from './alternatives';
import { readApi } from './api';
import type { DocumentFinders } from './body';
import type { ResourceSet } from './resource-set';
import { types } from './types';

export interface ApiOfTemplate {
  readonly logicalId: string;
  readonly definition: ApiDefinition;
  /** What the definition does not hold, and why. */
  readonly problems: readonly Diagnostic[];
  /** The API as it is where conditions hold, or do not, which only the deployment knows. @default there are none */
  readonly alternatives?: () => readonly Alternative[];
}

/** Reads every REST API of the set, in its order. */
export function readApis(set: ResourceSet, finders: DocumentFinders = {}): readonly ApiOfTemplate[] {
  return set.ofType(types.restApi).map((api) => {
    const problems = new Problems();
    return { logicalId: api.logicalId, definition: readApi(api, set, problems, finders), problems: problems.list };
  });
}
