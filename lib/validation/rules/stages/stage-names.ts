import { literal } from '../../../definition';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { PartialText, unknownPiece } from '../../texts/partial-text';
import { advise, replaceBy } from '../../texts/phrases';
import { twinsOf } from '../../twins';

const docs = developerGuide('set-up-stages');
const variableDocs = developerGuide('stage-variables');
const staged = (StageName: string, Variables: Record<string, string> = {}) =>
  cloudFormation({ Dev: apiPart('Stage', { StageName, Variables }) });

/** A stage's name is part of its URL. */
export const stageName: Rule = {
  id: 'stage-name',
  consequence: 'rejected',
  summary: 'A stage name holds letters, digits, _ and - only, 128 of them at most.',
  effect: 'The service refuses it: Stage name only allows a-zA-Z0-9_',
  docs,
  fails: staged('pets dev'),
  passes: staged('pets_dev'),
  *check({ stages }): Iterable<Finding> {
    for (const stage of stages) {
      const name = new PartialText(stage.name);
      // The hyphen is documented; the message leaves it out.
      const outside = name.judged.replaceAll(unknownPiece, '_').search(/[^a-zA-Z0-9_-]/);
      if (outside < 0 && name.judged !== '' && name.judged.length <= 128) continue;
      const isLong = outside < 0 && name.judged !== '';
      yield {
        at: stage,
        member: 'stageName',
        message: isLong
          ? `The stage name ${name.shown} is longer than 128 characters.`
          : `The stage name ${name.shown || '(empty)'} has characters that no stage name may have.`,
        ...(isLong ? { effect: 'The service refuses longer names.' } : {}),
        offending: name.offending('stage name', Math.max(outside, 0), outside < 0 ? undefined : outside + 1),
        help:
          name.isKnown && name.judged !== '' && !isLong
            ? [replaceBy(name.judged.replaceAll(/[^a-zA-Z0-9_-]/g, '_'))]
            : [advise('use letters, digits, _ and -')],
      };
    }
  },
};

/** A stage is found by its name. */
export const stageDuplicate: Rule = {
  id: 'stage-duplicate',
  consequence: 'rejected',
  summary: 'An API has at most one stage of a name.',
  // terraform-provider-aws issue 14424
  effect: 'The service refuses it (409): Stage already exists',
  docs,
  fails: cloudFormation({ Dev: apiPart('Stage', { StageName: 'dev' }), Test: apiPart('Stage', { StageName: 'dev' }) }),
  passes: cloudFormation({ Dev: apiPart('Stage', { StageName: 'dev' }), Test: apiPart('Stage', { StageName: 'test' }) }),
  *check({ stages }): Iterable<Finding> {
    // A deployment may well name a stage that is there.
    const own = stages.filter(({ isOfDeployment }) => !isOfDeployment);
    for (const [stage, twin] of twinsOf(own, ({ name }) => literal(name))) {
      const name = literal(stage.name) ?? '';
      yield {
        at: stage,
        member: 'stageName',
        message: `Two stages are called ${name}.`,
        offending: { name: 'stage name', text: name, start: 0, end: name.length },
        related: [{ label: 'the other stage', origin: twin.origin }],
        help: [advise('rename one of them')],
      };
    }
  },
};

/** Stage variables are named by words. */
export const stageVariableName: Rule = {
  id: 'stage-variable-name',
  consequence: 'rejected',
  summary: 'A stage variable name holds letters, digits and _ only.',
  docs: variableDocs,
  fails: staged('dev', { 'pets-host': 'pets.example.com' }),
  passes: staged('dev', { petsHost: 'pets.example.com' }),
  *check({ stages }): Iterable<Finding> {
    for (const stage of stages) {
      for (const { name } of stage.variables) {
        if (/^[a-zA-Z0-9_]+$/.test(name)) continue;
        yield {
          at: stage,
          member: 'variables',
          message: `The stage variable ${name || '(without a name)'} of ${literal(stage.name) ?? 'the stage'} has characters other than letters, digits and _.`,
          effect: `The service refuses it: Invalid stage variable name: ${name}. Please use names with only word characters.`,
          offending: { name: 'stage variable', text: name, start: 0, end: name.length },
          help: name === '' ? [advise('name it')] : [replaceBy(name.replaceAll(/[^a-zA-Z0-9_]/g, '_'))],
        };
      }
    }
  },
};

/** The guide's set and the message's, together: they differ in blank, ~ and #. */
const outsideOfValues = /[^a-zA-Z0-9 ._~:/?#&=,-]/;

/** Stage variables hold what can stand in a URL. */
export const stageVariableValue: Rule = {
  id: 'stage-variable-value',
  consequence: 'rejected',
  summary: 'A stage variable holds letters, digits, blanks and -._~:/?#&=, only.',
  docs: variableDocs,
  fails: staged('dev', { petsHost: '{"host":"pets.example.com"}' }),
  passes: staged('dev', { petsHost: 'pets.example.com' }),
  *check({ stages }): Iterable<Finding> {
    for (const stage of stages) {
      for (const { name, value } of stage.variables) {
        const text = new PartialText(value);
        const outside = text.judged.replaceAll(unknownPiece, 'x').search(outsideOfValues);
        if (outside < 0) continue;
        yield {
          at: stage,
          member: 'variables',
          message: `The stage variable ${name} of ${literal(stage.name) ?? 'the stage'} has a value with ${text.judged[outside]}, which no stage variable may hold.`,
          effect: `The service refuses it: Invalid stage variable value of key ${name}.`,
          offending: text.offending('stage variable', outside, outside + 1),
          help: [advise('use letters, digits, blanks and the symbols - . _ ~ : / ? # & = ,')],
        };
      }
    }
  },
};
