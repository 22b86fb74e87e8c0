import { type ApiDefinition, type Authorizer, isLiteral, type Method, type Value } from '../definition';
import { Differences } from './difference';
import { compareFields, compareSets, type Field } from './fields';
import { meaningOf, shown } from './meaning';
import { pathShape } from './paths';

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
  readonly #renamed: ReadonlyMap<string, string>;

  constructor(before: ApiDefinition, after: ApiDefinition) {
    this.#before = byName(before);
    this.#after = byName(after);
    this.#renamed = renamedAuthorizers(before, after);
  }

  /** Compares the authorizers that guard two methods; those that keep their name, or all their methods, are told by themselves, once. */
  compareOf(differences: Differences, where: string, before: Method, after: Method): void {
    compareScopes(differences, where, before, after);
    const [was, is] = [before.authorizer, after.authorizer];
    if (was === undefined || is === undefined || meaningOf(was) === meaningOf(is)) return;
    // Another kind of authorization has another authorizer: the kind tells it.
    if (meaningOf(before.authorizationType) !== meaningOf(after.authorizationType)) return;
    if (this.#renamed.get(meaningOf(was)) === meaningOf(is)) return;
    const [one, other] = [this.#before.get(meaningOf(was)), this.#after.get(meaningOf(is))];
    const inner = new Differences();
    if (one !== undefined && other !== undefined) compareAuthorizers(inner, where, one, other);
    else inner.add({ change: 'changed', grade: clients, where, field: 'authorizer' });
    for (const difference of inner.list) {
      const field = difference.field === 'authorizer' ? 'authorizer' : `authorizer ${difference.field ?? ''}`;
      differences.add({ ...difference, field, ...(field === 'authorizer' && sides(was, is)) });
    }
  }

  /** Compares the authorizers that keep their name or their methods, and tells of those that come and go without a method. */
  compareAll(differences: Differences, used: ReadonlySet<string>): void {
    for (const [key, authorizer] of this.#before) {
      const other = this.#after.get(this.#renamed.get(key) ?? key);
      if (other !== undefined) compareAuthorizers(differences, `authorizer ${nameOf(other)}`, authorizer, other);
      else if (!used.has(key))
        differences.add({ change: 'removed', grade: 'harmless', where: `authorizer ${nameOf(authorizer)}`, reason: 'no method has it' });
    }
    for (const [key, authorizer] of this.#after) {
      if (!this.#before.has(key) && !used.has(key))
        differences.add({ change: 'added', grade: 'harmless', where: `authorizer ${nameOf(authorizer)}`, reason: 'no method has it' });
    }
  }
}

/**
 * Tokens with one scope of the list are let in; one more lets more in. A user pool reads access tokens where there are scopes and
 * identity tokens where there are none (developer guide, "Integrate a REST API with an Amazon Cognito user pool").
 */
function compareScopes(differences: Differences, where: string, before: Method, after: Method): void {
  const { authorizationType = 'NONE' } = after;
  const counts = !isLiteral(authorizationType) || authorizationType === 'COGNITO_USER_POOLS';
  compareSets(differences, where, 'authorizationScopes', before.authorizationScopes, after.authorizationScopes, {
    added: counts && before.authorizationScopes.length === 0 ? clients : 'harmless',
    removed: counts ? clients : 'harmless',
  });
}

/** Authorizers by other names: those that are gone, to those that are new and guard the same methods. */
function renamedAuthorizers(before: ApiDefinition, after: ApiDefinition): ReadonlyMap<string, string> {
  const [was, is] = [guards(before), guards(after)];
  const [successors, predecessors] = [partners(was, is), partners(is, was)];
  const [old, now] = [byName(before), byName(after)];
  return new Map([...successors].filter(([name, other]) => !now.has(name) && !old.has(other) && predecessors.get(other) === name));
}

/** For each authorizer the one that the other side has on all of its methods. */
function partners(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const [method, name] of one) {
    const partner = other.get(method);
    if (partner === undefined) continue;
    if ((found.get(name) ?? partner) !== partner) ambiguous.add(name);
    found.set(name, partner);
  }
  return new Map([...found].filter(([name]) => !ambiguous.has(name)));
}

/** The authorizer of each method. */
function guards({ resources }: ApiDefinition): ReadonlyMap<string, string> {
  return new Map(
    resources.flatMap(({ path, methods }) =>
      methods.flatMap(({ httpMethod, authorizer }) =>
        authorizer === undefined ? [] : [[`${httpMethod} ${pathShape(path)}`, meaningOf(authorizer)] as const],
      ),
    ),
  );
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
