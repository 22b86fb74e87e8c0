import { httpMethods, type JsonObject, literal, type UsagePlan } from '../../../definition';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { nearest } from '../../texts/nearest';
import { advise, oneOf, replaceBy } from '../../texts/phrases';

const docs = developerGuide('api-gateway-api-usage-plans');
const periods = ['DAY', 'WEEK', 'MONTH'];
/** Days into a period at which counting may begin. */
const latestOffset = new Map([
  ['DAY', 0],
  ['WEEK', 6],
  ['MONTH', 27],
]);
const planned = (properties: JsonObject, stage: JsonObject = {}) =>
  cloudFormation({
    Dev: apiPart('Stage', { StageName: 'dev' }),
    Plan: {
      Type: 'AWS::ApiGateway::UsagePlan',
      Properties: { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: 'dev', ...stage }], ...properties },
    },
  });

/** A quota is a number of requests in a period. */
export const usagePlanQuota: Rule = {
  id: 'usage-plan-quota',
  consequence: 'rejected',
  summary: 'A quota has a period, a limit of 1 or more, and an offset within the period.',
  docs,
  fails: planned({ Quota: { Limit: 1000, Period: 'YEAR' } }),
  passes: planned({ Quota: { Limit: 1000, Period: 'MONTH' } }),
  *check({ usagePlans }): Iterable<Finding> {
    for (const plan of usagePlans) {
      if (!plan.quota) continue;
      const period = plan.quota.period === undefined ? '' : literal(plan.quota.period);
      const limit = literal(plan.quota.limit);
      const offset = literal(plan.quota.offset) ?? 0;
      if (period !== undefined && !periods.includes(period)) {
        yield quotaFinding(
          plan,
          period === '' ? 'has no period' : `has the period ${period}`,
          'Invalid Usage Plan quota period specified. Must be one of [DAY, WEEK, MONTH]',
          [advise('set the period to DAY, WEEK or MONTH')],
        );
      }
      if (limit !== undefined && limit < 1) {
        yield quotaFinding(plan, `has the limit ${limit}`, 'Usage Plan quota limit must be a non-negative numeric', [
          advise('set a limit of 1 or more'),
        ]);
      }
      const latest = latestOffset.get(period ?? '');
      if (latest !== undefined && (offset < 0 || offset > latest)) {
        const effect = `Usage Plan quota offset must be between 0 and ${latest} inclusive in the ${period} period`;
        yield quotaFinding(plan, `begins ${offset} days into its period`, effect, [
          advise(`set an offset of ${latest === 0 ? '0' : `0 to ${latest}`}`),
        ]);
      }
    }
  },
};

function quotaFinding(plan: UsagePlan, fact: string, effect: string, help: Finding['help']): Finding {
  return {
    at: plan,
    member: 'quota',
    message: `The quota of ${named(plan)} ${fact}.`,
    effect: `The service refuses it: ${effect}`,
    ...(help ? { help } : {}),
  };
}

/** A throttle of one method is found by path and verb. */
export const usagePlanThrottleKey: Rule = {
  id: 'usage-plan-throttle-key',
  consequence: 'rejected',
  summary: 'A throttle of one method is named /path/VERB.',
  docs,
  fails: planned({}, { Throttle: { 'pets:GET': { RateLimit: 5 } } }),
  passes: planned({}, { Throttle: { '/pets/GET': { RateLimit: 5 } } }),
  *check({ usagePlans }): Iterable<Finding> {
    for (const plan of usagePlans) {
      for (const { key } of plan.apiStages.flatMap(({ throttle }) => throttle)) {
        const verb = key.slice(key.lastIndexOf('/') + 1);
        if (key.startsWith('/') && (verb === '*' || (httpMethods as readonly string[]).includes(verb))) continue;
        yield {
          at: plan,
          member: 'apiStages',
          message: `The method throttle of ${named(plan)} is for ${key}, which is no method of the form /path/VERB.`,
          effect: `The service refuses it: Invalid method {resourcePath: ${key},method: } specified`,
          offending: { name: 'throttle key', text: key, start: 0, end: key.length },
          help: [advise(`write /path/VERB, with one of ${oneOf(httpMethods)}`)],
        };
      }
    }
  },
};

/** A plan gives access to stages that there are. */
export const usagePlanStage: Rule = {
  id: 'usage-plan-stage',
  consequence: 'rejected',
  summary: 'A usage plan names stages of the API.',
  docs,
  fails: planned({}, { Stage: 'prod' }),
  passes: planned({}),
  *check({ usagePlans, stages }): Iterable<Finding> {
    const names = stages.map(({ name }) => literal(name));
    if (names.length === 0 || names.includes(undefined)) return;
    for (const plan of usagePlans) {
      for (const { stage } of plan.apiStages) {
        const name = literal(stage);
        if (name === undefined || names.includes(name)) continue;
        yield {
          at: plan,
          member: 'apiStages',
          message: `A stage of ${named(plan)} is ${name || '(empty)'}, which is not among those of the API: ${oneOf(names as string[])}.`,
          // The stage may stand in another template; if it stands nowhere, the service says so.
          ...(name === '' ? {} : { consequence: 'sometimes-fails' }),
          effect: `Unless something else creates the stage, the service refuses it: ${name === '' ? 'Invalid API Stage specified' : 'API Stage not found'}`,
          offending: { name: 'stage', text: name, start: 0, end: name.length },
          help: nearest(name, names as string[]).map((meant) => replaceBy(meant, `did you mean ${meant}?`)),
        };
      }
    }
  },
};

function named({ name }: UsagePlan): string {
  const text = literal(name);
  return text === undefined ? 'the usage plan' : `the usage plan ${text}`;
}
