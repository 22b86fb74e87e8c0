import type { Duration } from 'aws-cdk-lib';
import type { MappingSource } from '../sources';
import type { IntegrationRequestMapping } from './request-mapping';
import type { IntegrationResponseMapping } from './response-mapping';

/** What all integrations with mappings share. */
export interface CustomIntegrationOptions {
  /**
   * How the method request becomes the integration request. Parameters that it reads are declared on the method.
   *
   * @default - variables of the endpoint URL come from the resource's path; the body passes unchanged
   */
  readonly request?: IntegrationRequestMapping;

  /**
   * How answers of the endpoint become responses. Status codes and headers are declared on the method.
   *
   * @default - one response with status 200 for every answer
   */
  readonly responses?: IntegrationResponseMapping[];

  /**
   * How long the service waits for the endpoint, 50 milliseconds or more; above 29 seconds needs a raised quota.
   *
   * @default Duration.seconds(29)
   */
  readonly timeout?: Duration;

  /**
   * Parameters of the method request that tell cached responses apart.
   *
   * @default - none
   */
  readonly cacheKeyParameters?: MappingSource[];

  /**
   * Name of the group of cached responses.
   *
   * @default - the id of the resource
   */
  readonly cacheNamespace?: string;
}
