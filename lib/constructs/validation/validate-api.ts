import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../../definition';
import { cdkMessage, validate } from '../../validation';
import { pluginName } from '../../validation/acknowledged-rules';
import { readForSynthesis } from '../synthesis';
import { acknowledgements } from './acknowledgements';
import { synthTells } from './synth-telling';
import { rememberTold } from './told';

const installed = Symbol.for('cdk-rest-integrations.validation');

/**
 * Has the API validated at synthesis, as a whole and once, whoever asks for it and how often. An API that is imported by its
 * id has no definition here, and nothing to validate. Nothing is told where `CDK_REST_INTEGRATIONS_VALIDATION` is `false`.
 */
export function validateApi(api: IConstruct): void {
  if (installed in api) return;
  Object.defineProperty(api, installed, { value: true });
  api.node.addValidation({ validate: () => (synthTells() ? findings(api) : []) });
}

/** Tells warnings as annotations, which `--strict` and acknowledgements know; returns the errors that stop synthesis. */
function findings(api: IConstruct): string[] {
  rememberTold(api);
  const given = acknowledgements(api);
  return readForSynthesis(api)
    .read.flatMap(({ definition, problems }) => [...problems, ...validate(definition, { acknowledged: given })])
    .filter(({ acknowledged }) => acknowledged === undefined)
    .flatMap((diagnostic) => {
      if (diagnostic.severity === 'error') return [cdkMessage(diagnostic)];
      Validations.of(constructOf(diagnostic, api)).addWarning(`${pluginName}::${diagnostic.rule}`, cdkMessage(diagnostic));
      return [];
    });
}

function constructOf({ origin }: Diagnostic, api: IConstruct): IConstruct {
  const path = origin.constructPath;
  if (path === undefined) return api;
  return api.node.root.node.findAll().find((construct) => construct.node.path === path) ?? api;
}
