import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../../definition';
import { pluginName } from '../../validation/acknowledged-rules';
import { readForSynthesis } from '../synthesis';
import { acknowledgements } from './acknowledgements';
import { synthTells } from './synth-telling';
import { tellInBlocks } from './tell-in-blocks';
import { rememberTold } from './told';

const installed = Symbol.for('cdk-rest-integrations.validation');

/**
 * Has the API validated at synthesis, as a whole and once, whoever asks for it and how often. An API that is imported by its
 * id has no definition here, and nothing to validate. Nothing is told where `CDK_REST_INTEGRATIONS_VALIDATION` is `false`.
 */
export function validateApi(api: IConstruct): void {
  if (installed in api) return;
  Object.defineProperty(api, installed, { value: true });
  // CDK tells of an API without methods in its own words, and counts constructs alone; a rule sees those of a document, too.
  if ('validateRestApi' in api) Object.defineProperty(api, 'validateRestApi', { value: () => [] });
  api.node.addValidation({ validate: () => (synthTells() ? findings(api) : []) });
}

/** Tells warnings as annotations, which `--strict` and acknowledgements know; returns the errors that stop synthesis. */
function findings(api: IConstruct): string[] {
  // The rules are loaded by those who judge.
  const { validateReading } = require('../../validation/validate-reading') as typeof import('../../validation/validate-reading');
  rememberTold(api);
  const given = acknowledgements(api);
  const open = readForSynthesis(api)
    .read.flatMap((reading) => validateReading(reading, { acknowledged: given }))
    .filter((diagnostic) => diagnostic.acknowledged === undefined && isTeller(api, diagnostic));
  tellWarnings(
    open.filter(({ severity }) => severity === 'warning'),
    api,
  );
  const errors = open.filter(({ severity }) => severity === 'error').map(messageOf);
  tellInBlocks(api, open, errors);
  return errors;
}

/** By app: what was told, and with which API. */
const tellers = new WeakMap<IConstruct, Map<string, IConstruct>>();

/** What several APIs share, such as a VPC link, is told with one of them, at every synthesis the same. */
function isTeller(api: IConstruct, diagnostic: Diagnostic): boolean {
  const { keyOf } = require('../../validation/told-once') as typeof import('../../validation/told-once');
  const key = keyOf(diagnostic);
  const told = tellers.get(api.node.root) ?? new Map<string, IConstruct>();
  tellers.set(api.node.root, told);
  const teller = told.get(key) ?? api;
  told.set(key, teller);
  return teller === api;
}

/** Each on the construct that it speaks of. */
function tellWarnings(warnings: readonly Diagnostic[], api: IConstruct): void {
  for (const warning of warnings) {
    const { constructPath } = warning.origin;
    const construct = (constructPath === undefined ? undefined : constructAt(constructPath, api.node.root)) ?? api;
    Validations.of(construct).addWarning(`${pluginName}::${warning.rule}`, messageOf(warning));
  }
}

/** Ids hold no slash: CDK replaces it. */
function constructAt(path: string, root: IConstruct): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((above, id) => above?.node.tryFindChild(id), root);
}

function messageOf(diagnostic: Diagnostic): string {
  const { cdkMessage } = require('../../validation/views/cdk-message') as typeof import('../../validation/views/cdk-message');
  return cdkMessage(diagnostic);
}
