import type { ApiDefinition } from '../definition';
import { compareApiMembers } from './api-members';
import { Authorizers } from './authorizers';
import { type Difference, Differences } from './difference';
import { meaningOf } from './meaning';
import { MethodComparison } from './methods';
import { ModelComparison } from './models';
import { compareResources } from './resources';
import { compareDeployment } from './stages';

export interface CompareOptions {
  /**
   * `everything`: all that a template says. `documents`: only what an OpenAPI document can say, for comparisons in which one side is one:
   * it has no stages, usage plans, API keys, tags and endpoint type.
   * @default everything
   */
  readonly over?: 'everything' | 'documents';
  /**
   * Compare the texts of methods, parameters and responses, the tags of methods and the version of the API, which a template with a
   * resource for each method cannot say, and the media types of models, which a document cannot say.
   * @default true
   */
  readonly texts?: boolean;
}

/**
 * Says what two definitions say differently, method by method and field by field. Order of keys, equal expressions, defaults that are
 * written out, and names of models, validators and authorizers make no difference where they mean the same.
 */
export function compareApis(
  before: ApiDefinition,
  after: ApiDefinition,
  { over = 'everything', texts = true }: CompareOptions = {},
): readonly Difference[] {
  const differences = new Differences();
  const models = new ModelComparison(before, after);
  compareApiMembers(differences, before, after, texts);
  const authorizers = new Authorizers(before, after);
  compareResources(differences, before, after, new MethodComparison(differences, before, after, { models, authorizers, texts }));
  // A document in a template says no more of models than one in a file.
  models.models(differences, { contentTypes: texts && over === 'everything' });
  authorizers.compareAll(differences, authorizersInUse(before, after));
  if (over === 'everything') compareDeployment(differences, before, after);
  return differences.list;
}

function authorizersInUse(...definitions: readonly ApiDefinition[]): ReadonlySet<string> {
  const methods = definitions.flatMap(({ resources }) => resources.flatMap((resource) => resource.methods));
  return new Set(methods.flatMap(({ authorizer }) => (authorizer === undefined ? [] : [meaningOf(authorizer)])));
}
