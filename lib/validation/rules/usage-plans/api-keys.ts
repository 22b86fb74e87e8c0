import { apiReference } from '../../documentation';
import { apiPart, cloudFormation } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { PartialText } from '../../texts/partial-text';
import { advise } from '../../texts/phrases';

const keyed = (properties: Record<string, string>) =>
  cloudFormation({
    Dev: apiPart('Stage', { StageName: 'dev' }),
    Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: { StageKeys: [{ RestApiId: { Ref: 'Api' }, StageName: 'dev' }], ...properties } },
  });

/** A key is long enough to be hard to guess. */
export const apiKeyValue: Rule = {
  id: 'api-key-value',
  consequence: 'rejected',
  summary: 'The value of an API key has 20 to 128 characters.',
  docs: apiReference('ApiKey'),
  fails: keyed({ Value: 'secret' }),
  passes: keyed({ Value: 'example-key-of-28-characters' }),
  *check({ apiKeys }): Iterable<Finding> {
    for (const key of apiKeys) {
      const value = new PartialText(key.value ?? '');
      const length = value.judged.length;
      // An unknown piece can make a short value long, but not a long one short.
      if (key.value === undefined || (length <= 128 && (length >= 20 || !value.isKnown))) continue;
      const tooLong = 'API Key value exceeds maximum size of 128 characters';
      yield {
        at: key,
        member: 'value',
        message: `The value of the API key ${key.name} has ${length} characters; 20 to 128 are possible.`,
        effect: `The service refuses it: ${length > 128 ? tooLong : 'API Key value should be at least 20 characters'}`,
        help: [advise('use a value of 20 to 128 characters, or leave it out and the service makes one')],
      };
    }
  },
};

/** A key's name is short enough to be listed. */
export const apiKeyName: Rule = {
  id: 'api-key-name',
  consequence: 'rejected',
  summary: 'The name of an API key has 1024 characters at most.',
  effect: 'The service refuses it: Invalid API Key name, can be at most 1024 characters.',
  docs: apiReference('ApiKey'),
  fails: keyed({ Name: 'partner-'.repeat(150) }),
  passes: keyed({ Name: 'partner' }),
  *check({ apiKeys }): Iterable<Finding> {
    for (const key of apiKeys) {
      if (key.name.length <= 1024) continue;
      yield {
        at: key,
        member: 'name',
        message: `The name of the API key ${key.name.slice(0, 20)}… has ${key.name.length} characters; 1024 are possible.`,
        help: [advise('shorten it')],
      };
    }
  },
};
