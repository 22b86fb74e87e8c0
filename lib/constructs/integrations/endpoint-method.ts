import { Token } from 'aws-cdk-lib';
import { httpMethods } from '../../definition';
import { fault } from '../props/fault';

/** The HTTP method in upper case; refuses one that the service does not know. */
export function endpointMethod(httpMethod: string): string {
  if (Token.isUnresolved(httpMethod)) return httpMethod;
  const upper = httpMethod.toUpperCase();
  if (!httpMethods.some((known) => known === upper)) {
    throw fault(`"${httpMethod}" is no HTTP method of an endpoint: write one of ${httpMethods.join(', ')}`);
  }
  return upper;
}
