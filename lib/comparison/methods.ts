import { type ApiDefinition, isLiteral, literal, type Method, type Value } from '../definition';
import type { Authorizers } from './authorizers';
import type { Differences } from './difference';
import { allGraded, compareEntries, compareFields, compareSets, type Entry, type Field } from './fields';
import { compareIntegrations } from './integrations';
import { meaningOf } from './meaning';
import type { ModelComparison } from './models';
import { type Renaming, renamingBetween } from './path-variables';

const clients = 'breaking-for-clients';
const optional = 'optional';

const fields: readonly Field<Method>[] = [
  {
    name: 'authorizationType',
    of: ({ authorizationType }) => authorizationType,
    absent: 'NONE',
    grade: (_, after) => (after === 'NONE' ? 'harmless' : clients),
  },
  {
    name: 'apiKeyRequired',
    of: ({ apiKeyRequired }) => apiKeyRequired,
    grade: (_, after) => (after === false ? 'harmless' : clients),
  },
  { name: 'operationName', of: ({ operationName }) => operationName, grade: 'harmless' },
];
const texts: readonly Field<Method>[] = [
  { name: 'summary', of: ({ summary }) => summary, absent: '', grade: 'harmless' },
  { name: 'description', of: ({ description }) => description, absent: '', grade: 'harmless' },
];

interface MethodSurroundings {
  readonly models: ModelComparison;
  readonly authorizers: Authorizers;
  /** False where a side cannot say texts. */
  readonly texts: boolean;
}

/** Compares methods that answer the same requests. */
export class MethodComparison {
  constructor(
    private readonly differences: Differences,
    private readonly before: ApiDefinition,
    private readonly after: ApiDefinition,
    private readonly beside: MethodSurroundings,
  ) {}

  /** @param where verb and path that the differences are told by */
  compare(where: string, before: Method, after: Method, beforePath: string, afterPath: string): void {
    const { differences } = this;
    const renamed = renamingBetween(beforePath, afterPath);
    for (const [was, is] of renamed.names) {
      const event = after.integration?.type === 'AWS_PROXY';
      differences.add({
        change: 'changed',
        grade: event ? 'breaking-for-backends' : 'harmless',
        where,
        field: 'path variable',
        before: was,
        after: is,
        reason: event ? "the function's event names it" : 'clients do not see its name',
      });
    }
    compareFields(differences, where, before, after, fields);
    if (this.beside.texts) this.texts(where, before, after, renamed);
    this.beside.authorizers.compareOf(differences, where, before, after);
    this.validation(where, before, after);
    this.parameters(where, before, after, renamed);
    this.requestModels(where, before, after);
    this.responses(where, before, after);
    compareIntegrations(differences, where, before.integration, after.integration, renamed);
  }

  /** Validators are what they do; their names mean nothing. */
  private validation(where: string, before: Method, after: Method): void {
    // What has nothing to check refuses nobody.
    const checks = {
      validateRequestBody: after.requestModels.length > 0,
      validateRequestParameters: parameterEntries(after, (text) => text).some(({ value }) => value !== optional),
    };
    compareFields(
      this.differences,
      where,
      [before, this.before] as const,
      [after, this.after] as const,
      (['validateRequestBody', 'validateRequestParameters'] as const).map((name) => ({
        name,
        of: ([method, api]: readonly [Method, ApiDefinition]) => validates(method, api, name),
        grade: (_: unknown, is: unknown) => (is === false || !checks[name] ? 'harmless' : clients),
      })),
    );
  }

  private parameters(where: string, before: Method, after: Method, renamed: Renaming): void {
    const validated = validates(after, this.after, 'validateRequestParameters') !== false;
    const [was, is] = [parameterEntries(before, renamed.expression), parameterEntries(after, (text) => text)];
    const required = new Set(is.filter(({ value }) => value !== optional).map(({ key }) => key));
    // A parameter that has to be there now stops those who do not send it.
    const gradeOf = (key: string) => (validated && required.has(key) ? clients : 'harmless');
    compareEntries(this.differences, where, parameterName, was, is, (key) => ({ ...allGraded(gradeOf(key)), removed: 'harmless' }));
  }

  /** What people read of a method beside what it does. */
  private texts(where: string, before: Method, after: Method, renamed: Renaming): void {
    const { differences } = this;
    compareFields(differences, where, before, after, texts);
    compareSets(differences, where, 'tags', before.tags ?? [], after.tags ?? [], { added: 'harmless', removed: 'harmless' });
    const [was, is] = [parameterTexts(before, renamed.expression), parameterTexts(after, (text) => text)];
    const [own, other] = [before, after].map(({ requestParameters }) => new Set(requestParameters.map(({ key }) => key)));
    // Of a parameter that is new or gone the text is, too.
    const isKept = ({ key }: Entry) => key.startsWith('method.request.path.') || (own?.has(key) === true && other?.has(key) === true);
    const field = (key: string) => `${parameterName(key)} description`;
    compareEntries(differences, where, field, was.filter(isKept), is.filter(isKept), allGraded('harmless'));
    const responses = new Map(after.methodResponses.map((response) => [meaningOf(response.statusCode), response]));
    for (const response of before.methodResponses) {
      const now = responses.get(meaningOf(response.statusCode));
      if (now !== undefined) compareFields(differences, where, response, now, [responseText(`response ${nameOf(response.statusCode)}`)]);
    }
  }

  private requestModels(where: string, before: Method, after: Method): void {
    const validated = validates(after, this.after, 'validateRequestBody') !== false;
    const role = validated ? 'validated request' : 'request';
    const wasRole = validates(before, this.before, 'validateRequestBody') !== false ? 'validated request' : 'request';
    const other = new Map(after.requestModels.map(({ contentType, model }) => [contentType, model]));
    for (const { contentType, model } of before.requestModels) {
      const now = other.get(contentType);
      const field = `request body ${contentType}`;
      if (now !== undefined) this.beside.models.body(this.differences, where, field, [wasRole, role], model, now);
      else this.differences.add({ change: 'removed', grade: 'harmless', where, field, before: nameOf(model) });
      other.delete(contentType);
    }
    for (const [contentType, model] of other) {
      if (isLiteral(model)) this.beside.models.use(model, role);
      const grade = validated ? clients : 'harmless';
      this.differences.add({ change: 'added', grade, where, field: `request body ${contentType}`, after: nameOf(model) });
    }
  }

  private responses(where: string, before: Method, after: Method): void {
    const other = new Map(after.methodResponses.map((response) => [meaningOf(response.statusCode), response]));
    const seen = new Set<string>();
    for (const response of before.methodResponses) {
      const key = meaningOf(response.statusCode);
      const field = `response ${nameOf(response.statusCode)}`;
      const now = other.get(key);
      seen.add(key);
      if (now === undefined) {
        this.differences.add({ change: 'removed', grade: clients, where, field });
        continue;
      }
      // Whether a header is required means nothing to the service.
      compareSets(
        this.differences,
        where,
        `${field} headers`,
        response.responseParameters.map(({ key: name }) => name.replace('method.response.header.', '')),
        now.responseParameters.map(({ key: name }) => name.replace('method.response.header.', '')),
        { added: 'harmless', removed: clients },
      );
      this.responseModels(where, field, response.responseModels, now.responseModels);
    }
    for (const [key, response] of other) {
      for (const { model } of response.responseModels) if (isLiteral(model)) this.beside.models.use(model, 'response');
      if (!seen.has(key))
        this.differences.add({ change: 'added', grade: 'harmless', where, field: `response ${nameOf(response.statusCode)}` });
    }
  }

  private responseModels(where: string, field: string, before: Method['requestModels'], after: Method['requestModels']): void {
    const other = new Map(after.map(({ contentType, model }) => [contentType, model]));
    for (const { contentType, model } of before) {
      const now = other.get(contentType);
      if (now !== undefined)
        this.beside.models.body(this.differences, where, `${field} ${contentType}`, ['response', 'response'], model, now);
      else this.differences.add({ change: 'removed', grade: clients, where, field: `${field} ${contentType}`, before: nameOf(model) });
      other.delete(contentType);
    }
    for (const [contentType, model] of other)
      this.differences.add({ change: 'added', grade: 'harmless', where, field: `${field} ${contentType}`, after: nameOf(model) });
  }
}

/** A response without a text of its own has the one that the service exports. */
function responseText(field: string): Field<Method['methodResponses'][number]> {
  const absent = ({ statusCode }: Method['methodResponses'][number]) => `${nameOf(statusCode)} response`;
  return { name: `${field} description`, of: ({ description }) => description, absent, grade: 'harmless' };
}

function validates(
  { requestValidator }: Method,
  api: ApiDefinition,
  name: 'validateRequestBody' | 'validateRequestParameters',
): Value<boolean | string> {
  if (requestValidator === undefined) return false;
  const declared = api.requestValidators.find((validator) => meaningOf(validator.name) === meaningOf(requestValidator));
  // A name that the API does not declare checks nothing; what a template refers to may be anything.
  return declared?.[name] ?? (isLiteral(requestValidator) ? false : requestValidator);
}

/** A path variable is there whether it is declared or not. */
function parameterEntries({ requestParameters }: Method, renamed: (text: Value<string>) => Value<string>): readonly Entry[] {
  return requestParameters
    .map(({ key, required }) => ({
      key: String(literal(renamed(key))),
      value: isLiteral(required) ? (required ? 'required' : optional) : required,
    }))
    .filter(({ key }) => !key.startsWith('method.request.path.'));
}

function parameterTexts({ requestParameters }: Method, renamed: (text: Value<string>) => Value<string>): readonly Entry[] {
  return requestParameters.flatMap(({ key, description }) =>
    description === undefined || description === '' ? [] : [{ key: String(literal(renamed(key))), value: description }],
  );
}

function parameterName(key: string): string {
  const [, place, name] = /^method\.request\.(querystring|header|path)\.(.*)$/s.exec(key) ?? [];
  return name === undefined ? key : `${place === 'querystring' ? 'query' : place} parameter ${name}`;
}

function nameOf(value: Value<string>): string {
  return isLiteral(value) ? value : 'not known at synth';
}
