import { type ApiDefinition, type Authorizer, isLiteral, type Method, type Value } from '../definition';
import { Differences } from './difference';
import { compareFields, compareSets, type Field } from './fields';
import { meaningOf, shown } from './meaning';

const clients = 'breaking-for-clients';
const backends = 'breaking-for-backends';

/** `authType` is free text that does nothing. */
const fields: readonly Field<Authorizer>[] = [
  { name: 'type', of: ({ type }) => type, grade: clients },
  { name: 'authorizerUri', of: ({ authorizerUri }) => authorizerUri, grade: backends },
  { name: 'authorizerCredentials', of: ({ authorizerCredentials }) => authorizerCredentials || undefined, grade: backends },
  { name: 'identitySource', of: ({ identitySource }) => withoutSpaces(identitySource), grade: clients },
  {
    name: 'identityValidationExpression',
    of: ({ identityValidationExpression }) => identityValidationExpression,
    grade: (_, after) => (after === undefined ? 'harmless' : clients),
  },
  {
    name: 'authorizerResultTtlInSeconds',
    of: ({ authorizerResultTtlInSeconds }) => authorizerResultTtlInSeconds,
    absent: 300,
    grade: 'harmless',
  },
];

/** The authorizers of two definitions: what belongs together is told by name, or by the methods that they guard. */
export class Authorizers {
  readonly #before: ReadonlyMap<string, Authorizer>;
  readonly #after: ReadonlyMap<string, Authorizer>;

  constructor(before: ApiDefinition, after: ApiDefinition) {
    this.#before = byName(before);
    this.#after = byName(after);
  }

  /** Compares the authorizers that guard two methods; those that keep their name are told by themselves, once. */
  compareOf(differences: Differences, where: string, before: Method, after: Method): void {
    compareSets(differences, where, 'authorizationScopes', before.authorizationScopes, after.authorizationScopes, {
      // One scope of the list is enough: another one lets more clients in, but the first one shuts out those without it.
      added: before.authorizationScopes.length === 0 ? clients : 'harmless',
      removed: after.authorizationScopes.length === 0 ? 'harmless' : clients,
    });
    const [was, is] = [before.authorizer, after.authorizer];
    if (was === undefined || is === undefined || meaningOf(was) === meaningOf(is)) return;
    const [one, other] = [this.#before.get(meaningOf(was)), this.#after.get(meaningOf(is))];
    const inner = new Differences();
    if (one !== undefined && other !== undefined) compareAuthorizers(inner, where, one, other);
    else inner.add({ change: 'changed', grade: clients, where, field: 'authorizer' });
    for (const difference of inner.list) {
      const field = difference.field === 'authorizer' ? 'authorizer' : `authorizer ${difference.field ?? ''}`;
      differences.add({ ...difference, field, ...(field === 'authorizer' && sides(was, is)) });
    }
  }

  /** Compares the authorizers that keep their name, and tells of those that come and go without a method. */
  compareAll(differences: Differences, used: ReadonlySet<string>): void {
    for (const [key, authorizer] of this.#before) {
      const other = this.#after.get(key);
      const where = `authorizer ${nameOf(authorizer)}`;
      if (other !== undefined) compareAuthorizers(differences, where, authorizer, other);
      else if (!used.has(key)) differences.add({ change: 'removed', grade: 'harmless', where, reason: 'no method has it' });
    }
    for (const [key, authorizer] of this.#after) {
      if (!this.#before.has(key) && !used.has(key))
        differences.add({ change: 'added', grade: 'harmless', where: `authorizer ${nameOf(authorizer)}`, reason: 'no method has it' });
    }
  }
}

function compareAuthorizers(differences: Differences, where: string, before: Authorizer, after: Authorizer): void {
  compareFields(differences, where, before, after, fields);
  compareSets(differences, where, 'providerARNs', before.providerArns, after.providerArns, { added: 'harmless', removed: clients });
}

function byName({ authorizers }: ApiDefinition): ReadonlyMap<string, Authorizer> {
  return new Map(authorizers.map((authorizer) => [meaningOf(authorizer.name), authorizer]));
}

function withoutSpaces(sources: Value<string> | undefined): Value<string> | undefined {
  return sources !== undefined && isLiteral(sources) ? sources.replaceAll(/\s*,\s*/g, ',').trim() : sources;
}

function nameOf({ name }: Authorizer): string {
  return isLiteral(name) ? name : 'not known at synth';
}

function sides(before: Value<string>, after: Value<string>) {
  return { before: shown(before) as string, after: shown(after) as string };
}
