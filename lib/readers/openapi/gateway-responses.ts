import type { GatewayResponse } from '../../definition';
import { contentTemplate, parameterMapping } from '../parts/mappings';
import { present } from '../source';
import type { OpenApiContext } from './context';

/** Reads `x-amazon-apigateway-gateway-responses`. */
export function readGatewayResponses(context: OpenApiContext): readonly GatewayResponse[] {
  return context
    .members(context.root)
    .map('x-amazon-apigateway-gateway-responses')
    .map(({ key, value }) => {
      const members = context.members(value);
      return {
        responseType: key,
        ...present({ statusCode: members.text('statusCode') }),
        responseParameters: members.map('responseParameters').map((entry) => parameterMapping(entry, 'strings')),
        responseTemplates: members.map('responseTemplates').map((entry) => contentTemplate(entry, 'strings')),
        origin: value.origin(),
      };
    });
}
