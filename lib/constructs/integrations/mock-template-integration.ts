import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { checkProps } from '../props';
import { followDefinition } from '../synthesis';
import { MappingTemplate } from '../templates';
import { validateApi } from '../validation';
import { bindMapping, unboundOptions } from './custom-mapping';
import { mockProperties } from './properties';
import type { IntegrationRequestMapping } from './request-mapping';
import type { IntegrationResponseMapping } from './response-mapping';

/** Properties of a mock integration. */
export interface MockTemplateIntegrationProps {
  /**
   * Request templates by media type. What they print must hold an integer member `statusCode`, which selects the response.
   *
   * @default - a template for application/json that gives the status code of the first response
   */
  readonly requestTemplates?: { [contentType: string]: MappingTemplate };

  /**
   * What happens to a request of a media type without a template. A body that passes through holds no status code as a rule,
   * and is answered with 500.
   *
   * @default PassthroughBehavior.NEVER
   */
  readonly passthroughBehavior?: apigateway.PassthroughBehavior;

  /**
   * The responses; their templates print the bodies.
   *
   * @default - one empty response with status 200
   */
  readonly responses?: IntegrationResponseMapping[];
}

/**
 * A mock integration: the service answers by itself, from templates.
 *
 * @example
 * declare const health: apigateway.Resource;
 *
 * health.addMethod('GET', new MockTemplateIntegration({
 *   responses: [{
 *     statusCode: '200',
 *     templates: { 'application/json': MappingTemplate.json({ status: 'up', stage: MappingSource.context('stage') }) },
 *   }],
 * }));
 */
export class MockTemplateIntegration extends apigateway.MockIntegration {
  private readonly custom: { readonly request: IntegrationRequestMapping; readonly responses?: IntegrationResponseMapping[] };

  constructor(props: MockTemplateIntegrationProps = {}) {
    checkProps('MockTemplateIntegration', props, mockProperties);
    const statusCode = Number(props.responses?.[0]?.statusCode ?? 200);
    const custom = {
      request: {
        passthroughBehavior: props.passthroughBehavior ?? apigateway.PassthroughBehavior.NEVER,
        templates: props.requestTemplates ?? { 'application/json': MappingTemplate.json({ statusCode }) },
      },
      responses: props.responses,
    };
    super(unboundOptions(custom, () => false));
    this.custom = custom;
  }

  public bind(method: apigateway.Method): apigateway.IntegrationConfig {
    validateApi(method.api);
    followDefinition(method.api);
    const stock = super.bind(method);
    const mapping = bindMapping(this.custom, '', method);
    return { ...stock, options: { ...stock.options, ...mapping } };
  }
}
