import { literal } from '../../../definition';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation, openApi, soundPaths } from '../../examples';
import { isImported } from '../../provenance';
import type { Finding, Rule } from '../../rule';
import { isMediaType } from '../../texts/media-type';
import { advise, replaceBy } from '../../texts/phrases';
import { twinsOf } from '../../twins';

const docs = developerGuide('models-mappings-models');
const schema = { type: 'object', properties: { name: { type: 'string' } } };
const named = (name: string) => openApi(soundPaths, { components: { schemas: { [name]: schema } } });
const typed = (ContentType: string) => cloudFormation({ Pet: apiPart('Model', { Name: 'Pet', ContentType, Schema: schema }) });

/** Models are found by their names. */
export const modelName: Rule = {
  id: 'model-name',
  consequence: 'rejected',
  summary: 'A model has an alphanumeric name of its own.',
  docs,
  fails: named('new_pet'),
  passes: named('NewPet'),
  *check({ models }): Iterable<Finding> {
    const twins = new Map(twinsOf(models, ({ name }) => literal(name)));
    for (const model of models) {
      const name = literal(model.name);
      if (name === undefined) continue;
      const twin = twins.get(model);
      const fault = faultOf(name, twin !== undefined);
      if (fault)
        yield { at: model, member: 'name', ...fault, ...(twin ? { related: [{ label: 'the other model', origin: twin.origin }] } : {}) };
    }
  },
};

function faultOf(name: string, isTaken: boolean): Pick<Finding, 'message' | 'effect' | 'offending' | 'help'> | undefined {
  const refused = 'The service refuses it: ';
  if (name === '')
    return { message: 'A model has an empty name.', effect: `${refused}Model name must be non-empty`, help: [advise('name it')] };
  const offending = { name: 'model name', text: name, start: 0, end: name.length };
  if (!/^[a-zA-Z0-9]+$/.test(name)) {
    const proposal = name.replaceAll(/[^a-zA-Z0-9]+([a-zA-Z0-9])?/g, (_match, next: string | undefined) => next?.toUpperCase() ?? '');
    return {
      message: `The model name ${name} has characters other than letters and digits.`,
      effect: `${refused}Model name must be alphanumeric: ${name}`,
      offending,
      help:
        proposal === ''
          ? [advise('use letters and digits only')]
          : [replaceBy(proposal, `call it ${proposal}, there and where it is referred to`)],
    };
  }
  if (!isTaken) return undefined;
  return {
    message: `Two models are called ${name}.`,
    effect: `${refused}Model name already exists for this REST API`,
    offending,
    help: [advise('rename one of them')],
  };
}

/** A model is for one media type. */
export const modelContentType: Rule = {
  id: 'model-content-type',
  consequence: 'rejected',
  summary: 'The content type of a model is a media type.',
  docs,
  fails: typed('json'),
  passes: typed('application/json'),
  *check({ models }): Iterable<Finding> {
    for (const model of models) {
      const contentType = literal(model.contentType);
      if (contentType === undefined || isMediaType(contentType) || isImported(model)) continue;
      yield {
        at: model,
        member: 'contentType',
        message: `The content type ${contentType} of the model ${literal(model.name) ?? ''} is no media type.`.replace('  ', ' '),
        effect: `The service refuses it: Validation Result: warnings : [], errors : [Invalid content type specified: ${contentType}]`,
        offending: { name: 'contentType', text: contentType, start: 0, end: contentType.length },
        help: [replaceBy('application/json')],
      };
    }
  },
};
