import type { JsonObject, OtherResource } from '../../../definition';
import { developerGuide } from '../../documentation';
import { cloudFormation } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { advise } from '../../texts/phrases';
import { judgeArn } from '../aws/aws-arn';
import { hasProperty, property, resourcesOfType, textProperty } from './other-resource';

const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef';
const named = (properties: JsonObject) =>
  cloudFormation({
    Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: 'pets.example.com', ...properties } },
    Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: { Ref: 'Domain' }, RestApiId: { Ref: 'Api' } } },
  });
const regional = { EndpointConfiguration: { Types: ['REGIONAL'] } };

/** Each endpoint type has a certificate of its own. */
export const domainCertificate: Rule = {
  id: 'domain-certificate',
  consequence: 'rejected',
  summary: 'An EDGE domain name has CertificateArn (in us-east-1), a REGIONAL one RegionalCertificateArn.',
  docs: developerGuide('how-to-custom-domains'),
  fails: named({ ...regional, CertificateArn: certificate }),
  passes: named({ ...regional, RegionalCertificateArn: certificate }),
  *check(definition): Iterable<Finding> {
    for (const domain of resourcesOfType(definition, 'AWS::ApiGateway::DomainName')) {
      const type = endpointTypeOf(domain);
      const wrong = type === 'REGIONAL' ? 'CertificateArn' : 'RegionalCertificateArn';
      const right = type === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn';
      if (type !== undefined && hasProperty(domain, wrong)) {
        const [own, other] = type === 'REGIONAL' ? ['REGIONAL', 'EDGE'] : ['EDGE', 'REGIONAL'];
        yield {
          at: domain,
          message: `The ${own} domain name has ${wrong}.`,
          effect: `The service refuses it: Cannot import certificates for ${other} while ${own} is active.`,
          help: [advise(`write ${right} instead`)],
        };
      }
      const arn = textProperty(domain, 'CertificateArn');
      const judgement = arn && judgeArn(arn.judged);
      const region = judgement?.kind === 'arn' && judgement.arn.service === 'acm' ? judgement.arn.region : undefined;
      if (!arn || type !== 'EDGE' || region === undefined || region === 'us-east-1') continue;
      yield {
        at: domain,
        message: `The certificate of the EDGE domain name lies in ${region}.`,
        effect: "The service refuses it: Certificate must be in 'us-east-1'.",
        offending: arn.offending('CertificateArn'),
        help: [advise('use a certificate in us-east-1, or a REGIONAL domain name')],
      };
    }
  },
};

/** Mutual TLS is for newer TLS. */
export const domainMtls: Rule = {
  id: 'domain-mtls',
  consequence: 'rejected',
  summary: 'Mutual TLS needs the security policy TLS_1_2 or a later one.',
  effect: 'The service refuses it: Mutual TLS authentication is only supported with TLS 1.2.',
  docs: developerGuide('rest-api-mutual-tls'),
  fails: named({
    ...regional,
    RegionalCertificateArn: certificate,
    SecurityPolicy: 'TLS_1_0',
    MutualTlsAuthentication: { TruststoreUri: 's3://pets/trust.pem' },
  }),
  passes: named({
    ...regional,
    RegionalCertificateArn: certificate,
    SecurityPolicy: 'TLS_1_2',
    MutualTlsAuthentication: { TruststoreUri: 's3://pets/trust.pem' },
  }),
  *check(definition): Iterable<Finding> {
    for (const domain of resourcesOfType(definition, 'AWS::ApiGateway::DomainName')) {
      if (property(domain, 'SecurityPolicy') !== 'TLS_1_0' || !hasProperty(domain, 'MutualTlsAuthentication')) continue;
      yield {
        at: domain,
        message: 'The domain name has mutual TLS with the security policy TLS_1_0.',
        help: [advise('set SecurityPolicy to TLS_1_2')],
      };
    }
  },
};

/** EDGE where nothing is said. */
function endpointTypeOf(domain: OtherResource): string | undefined {
  if (!hasProperty(domain, 'EndpointConfiguration')) return 'EDGE';
  const configuration = property(domain, 'EndpointConfiguration');
  if (configuration === undefined || configuration === null || typeof configuration !== 'object' || Array.isArray(configuration))
    return undefined;
  const types = (configuration as JsonObject)['Types'];
  const type: unknown = Array.isArray(types) && types.length === 1 ? types[0] : undefined;
  return typeof type === 'string' ? type : undefined;
}
