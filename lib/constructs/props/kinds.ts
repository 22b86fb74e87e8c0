import { Token } from 'aws-cdk-lib';
import { isMap, type Kind, kind, type Property, shown } from './kind';

export const text = kind('a text', (value) => typeof value === 'string');
export const flag = kind('true or false', (value) => typeof value === 'boolean');
export const duration = kind('a Duration, as Duration.seconds(10) gives', (value) => has(value, 'toMilliseconds', 'function'));
export const construct = kind('a construct', (value) => has(value, 'node', 'object'));
export const restApi = kind(
  'a REST API of this app, as new RestApi(…) gives',
  (value) => has(value, 'restApiId', 'string') && has(value, 'node', 'object'),
);
export const resource = kind(
  'a resource of an API, as api.root or addResource(…) gives',
  (value) => has(value, 'resourceId', 'string') && has(value, 'addMethod', 'function'),
);
export const bucket = kind('a bucket', (value) => has(value, 'bucketArn', 'string'));
export const role = kind('an IAM role', (value) => has(value, 'roleArn', 'string'));
export const lambdaFunction = kind('a Lambda function', (value) => has(value, 'functionArn', 'string'));
export const source = kind('a source: MappingSource.staticValue(…), MethodRequest.… or the like', (value) =>
  has(value, 'expression', 'string'),
);
export const template = kind('a mapping template: MappingTemplate.json(…), MappingTemplate.inline(…) or the like', (value) =>
  has(value, 'template', 'string'),
);

/** One of an enumeration's values. */
export function choice(values: Readonly<Record<string, string>>): Kind {
  const known = Object.values(values);
  return kind(known.map((value) => `'${value}'`).join(' or '), (value) => known.includes(value as string));
}

export function listOf(item: Kind): Kind {
  return {
    name: `a list whose items are each ${item.name}`,
    problem(value, place) {
      if (Token.isUnresolved(value)) return undefined;
      if (!Array.isArray(value)) return `${place} is ${shown(value)}, and must be ${this.name}`;
      return first(value.map((member, index) => item.problem(member, `${place}[${index}]`)));
    },
  };
}

export function mapOf(member: Kind): Kind {
  return {
    name: `an object whose members are each ${member.name}`,
    problem(value, place) {
      if (Token.isUnresolved(value)) return undefined;
      if (!isMap(value)) return `${place} is ${shown(value)}, and must be ${this.name}`;
      return first(Object.entries(value).map(([name, given]) => member.problem(given, `${place}.${name}`)));
    },
  };
}

/** An object with these properties; others are nobody's business here. */
export function shape(properties: Readonly<Record<string, Property>>): Kind {
  return {
    name: 'an object',
    problem(value, place) {
      if (!isMap(value)) return `${place} is ${shown(value)}, and must be an object`;
      return first(
        Object.entries(properties).map(([name, { kind: wanted, required }]) => {
          const given = value[name];
          if (given === undefined) return required ? `${place}.${name} is missing, and must be ${wanted.name}` : undefined;
          return wanted.problem(given, `${place}.${name}`);
        }),
      );
    },
  };
}

function has(value: unknown, name: string, type: 'function' | 'object' | 'string'): boolean {
  if (value === null || typeof value !== 'object') return false;
  const member = (value as Readonly<Record<string, unknown>>)[name];
  return typeof member === type && member !== null;
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}
