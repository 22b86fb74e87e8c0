import type { Integration } from '../../definition';
import { lambdaFunction } from './endpoint-text';
import { printedValue } from './meaning';

/** What kind of integration a card is about: `HTTP custom`, `Lambda proxy`, `AWS service`, `Mock`. */
export function integrationTitle(integration: Integration | undefined): string {
  if (!integration) return 'no integration';
  const type = printedValue(integration.type);
  switch (type) {
    case 'HTTP':
      return 'HTTP custom';
    case 'HTTP_PROXY':
      return 'HTTP proxy';
    case 'MOCK':
      return 'Mock';
    case 'AWS':
      return lambdaFunction(integration) === undefined ? 'AWS service' : 'Lambda custom';
    case 'AWS_PROXY':
      return lambdaFunction(integration) === undefined ? 'AWS proxy' : 'Lambda proxy';
    default:
      return type;
  }
}
