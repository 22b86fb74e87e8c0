import { httpMethods, type JsonObject, literal, type MethodSetting, type Stage } from '../../../definition';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { PartialText, unknownPiece } from '../../texts/partial-text';
import { advise, replaceBy } from '../../texts/phrases';
import { type ArnJudgement, judgeArn } from '../aws/aws-arn';

const staged = (properties: JsonObject) => cloudFormation({ Dev: apiPart('Stage', { StageName: 'dev', ...properties }) });
const setting = (changes: JsonObject) => staged({ MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', ...changes }] });
const logging = (Format: string) =>
  staged({ AccessLogSetting: { DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:pets', Format } });

/** Answers are cached for an hour at most. */
export const stageCacheTtl: Rule = {
  id: 'stage-cache-ttl',
  consequence: 'rejected',
  summary: 'Answers are cached for 0 to 3600 seconds.',
  effect: 'The service refuses it: Invalid time-to-live setting, must be an integer no greater than 3600',
  docs: developerGuide('api-gateway-caching'),
  fails: setting({ CacheTtlInSeconds: 7200 }),
  passes: setting({ CacheTtlInSeconds: 3600 }),
  *check({ stages }) {
    for (const { stage, setting } of settingsOf(stages)) {
      const ttl = literal(setting.cacheTtlInSeconds);
      if (ttl === undefined || (ttl >= 0 && ttl <= 3600)) continue;
      yield {
        at: stage,
        member: 'methodSettings',
        message: `${named(stage)} caches answers for ${ttl} seconds; 0 to 3600 are possible.`,
        help: [replaceBy(ttl < 0 ? '0' : '3600', `cacheTtlInSeconds: ${ttl < 0 ? 0 : 3600}`)],
      };
    }
  },
};

/** Settings are for one method, one path or all. */
export const stageMethodSetting: Rule = {
  id: 'stage-method-setting',
  consequence: 'rejected',
  summary: 'A method setting names /, /* or a path with ~1 for its slashes, and a verb or *.',
  docs: developerGuide('set-up-stages'),
  fails: setting({ ResourcePath: 'pets' }),
  passes: setting({ ResourcePath: '/~1pets' }),
  *check({ stages }): Iterable<Finding> {
    for (const { stage, setting } of settingsOf(stages)) {
      const path = new PartialText(setting.resourcePath);
      if (path.judged !== '' && !path.judged.startsWith('/') && !path.judged.startsWith(unknownPiece)) {
        yield {
          at: stage,
          member: 'methodSettings',
          message: `${named(stage)} has a setting for ${path.shown}, which is no path of a method setting.`,
          effect: `The service refuses it: Invalid method setting path: ${path.shown}`,
          offending: path.offending('method setting path'),
          help: path.isKnown ? [replaceBy(`/~1${path.judged.replaceAll('/', '~1')}`)] : [advise('begin it with a slash')],
        };
      }
      const verb = literal(setting.httpMethod);
      if (verb === undefined || verb === '*' || (httpMethods as readonly string[]).includes(verb)) continue;
      yield {
        at: stage,
        member: 'methodSettings',
        message: `${named(stage)} has a setting for the method ${verb}; settings are for a verb or *.`,
        offending: { name: 'method setting method', text: verb, start: 0, end: verb.length },
        help: [replaceBy((httpMethods as readonly string[]).includes(verb.toUpperCase()) ? verb.toUpperCase() : '*')],
      };
    }
  },
};

/** An access log line can be found again. */
export const stageAccessLog: Rule = {
  id: 'stage-access-log',
  consequence: 'rejected',
  summary: 'An access log format holds $context.requestId or $context.extendedRequestId; a stream is named amazon-apigateway-….',
  docs: developerGuide('set-up-logging'),
  fails: logging('$context.identity.sourceIp'),
  passes: logging('$context.requestId $context.identity.sourceIp'),
  *check({ stages }): Iterable<Finding> {
    for (const stage of stages) {
      const { accessLogSetting } = stage;
      if (!accessLogSetting) continue;
      const format = literal(accessLogSetting.format);
      if (format !== undefined && !/\$\{?context\.(requestId|extendedRequestId)\b/.test(format)) {
        const what =
          format === ''
            ? 'Access Log value must not be empty'
            : 'Access Log format must include either $context.requestId or $context.extendedRequestId';
        yield {
          at: stage,
          member: 'accessLogSetting',
          message: `The access log format of ${named(stage).replace('The', 'the')} holds neither $context.requestId nor $context.extendedRequestId.`,
          effect: `The service refuses it: ${what}`,
          offending: { name: 'access log format', text: format, start: 0, end: format.length },
          help: [replaceBy(`$context.requestId ${format}`.trim())],
        };
      }
      const arn = new PartialText(accessLogSetting.destinationArn ?? '');
      const destination = judgeArn(arn.judged);
      if (isNoLog(destination) && arn.judged !== '') {
        yield {
          at: stage,
          member: 'accessLogSetting',
          message: `The access log of ${named(stage).replace('The', 'the')} goes to ${arn.shown}, which is neither a log group nor a stream of Firehose.`,
          effect: 'The service refuses other destinations.',
          offending: arn.offending('access log destination'),
          help: [advise('write the ARN of a log group, or of a Firehose stream whose name begins with amazon-apigateway-')],
        };
      }
      const stream = destination.kind === 'arn' && destination.arn.service === 'firehose' ? destination.arn.resource : undefined;
      const mayBeStream =
        stream === undefined || stream.startsWith(unknownPiece) || /^deliverystream\/(amazon-apigateway-|\uFFFC)/.test(stream);
      if (mayBeStream) continue;
      yield {
        at: stage,
        member: 'accessLogSetting',
        message: `The access log of ${named(stage).replace('The', 'the')} goes to a stream whose name does not begin with amazon-apigateway-.`,
        effect: "The service refuses it: Kinesis Firehose delivery stream name must begin with the characters 'amazon-apigateway-'",
        help: [advise('log to a stream whose name begins with amazon-apigateway-')],
      };
    }
  },
};

function isNoLog(destination: ArnJudgement): boolean {
  if (destination.kind !== 'arn') return destination.kind === 'no-arn';
  const { service } = destination.arn;
  return service !== undefined && service !== 'logs' && service !== 'firehose';
}

/** A canary is a share of a stage's requests. */
export const canary: Rule = {
  id: 'canary',
  consequence: 'rejected',
  summary: 'A canary takes 0 to 100 percent of the requests.',
  docs: developerGuide('canary-release'),
  fails: staged({ CanarySetting: { PercentTraffic: 150 } }),
  passes: staged({ CanarySetting: { PercentTraffic: 15 } }),
  *check({ stages }): Iterable<Finding> {
    for (const stage of stages) {
      const percent = literal(stage.canarySetting?.percentTraffic);
      if (percent === undefined || (percent >= 0 && percent <= 100)) continue;
      yield {
        at: stage,
        member: 'canarySetting',
        message: `The canary of ${named(stage).replace('The', 'the')} takes ${percent} percent of the requests.`,
        help: [advise('write 0 to 100')],
      };
    }
  },
};

function* settingsOf(stages: readonly Stage[]): Iterable<{ readonly stage: Stage; readonly setting: MethodSetting }> {
  for (const stage of stages) for (const setting of stage.methodSettings) yield { stage, setting };
}

function named({ name }: Stage): string {
  const text = literal(name);
  return text === undefined ? 'The stage' : `The stage ${text}`;
}
