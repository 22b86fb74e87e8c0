import { literal } from '../../../definition';
import { developerGuide } from '../../documentation';
import { cloudFormation, openApi, soundPaths } from '../../examples';
import { isImported } from '../../provenance';
import type { Finding, Rule } from '../../rule';
import { advise, replaceBy } from '../../texts/phrases';

const largest = 10_485_760;
const compressing = (size: number) => openApi(soundPaths, { 'x-amazon-apigateway-minimum-compression-size': size });
const described = (Description: string) => cloudFormation({}, { api: { Description } });

/** Bytes from which on answers are compressed. */
export const minimumCompressionSize: Rule = {
  id: 'minimum-compression-size',
  consequence: 'rejected',
  summary: `The minimum compression size is 0 to ${largest} bytes.`,
  effect: `The service refuses it: Invalid minimum compression size, must be between 0 and ${largest}`,
  docs: developerGuide('api-gateway-gzip-compression-decompression'),
  fails: compressing(largest + 1),
  passes: compressing(largest),
  *check(definition): Iterable<Finding> {
    const size = literal(definition.minimumCompressionSize);
    if (size === undefined || (size >= 0 && size <= largest)) return;
    const nearest = size < 0 ? '0' : String(largest);
    yield {
      at: definition,
      member: 'minimumCompressionSize',
      message: `The minimum compression size is ${size} bytes; 0 to ${largest} are possible.`,
      help: [replaceBy(nearest)],
    };
  },
};

/** A description says something. */
export const apiDescription: Rule = {
  id: 'api-description',
  consequence: 'rejected',
  summary: 'The description of an API is not empty when it is given.',
  effect: 'The service refuses it: Description cannot be an empty string',
  docs: developerGuide('how-to-create-api'),
  fails: described(''),
  passes: described('Everything about pets'),
  *check(definition): Iterable<Finding> {
    if (definition.description !== '' || isImported(definition)) return;
    yield {
      at: definition,
      member: 'description',
      message: 'The description of the API is empty.',
      help: [advise('leave it out or write one')],
    };
  },
};
