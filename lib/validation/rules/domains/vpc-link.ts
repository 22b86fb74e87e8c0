import type { Json, JsonObject } from '../../../definition';
import { developerGuide } from '../../documentation';
import { cloudFormation } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { advise } from '../../texts/phrases';
import { judgeArn } from '../aws/aws-arn';
import { property, resourcesOfType } from './other-resource';

const balancer = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/pets/0123456789abcdef';
const linked = (properties: JsonObject) =>
  cloudFormation(
    { Link: { Type: 'AWS::ApiGateway::VpcLink', Properties: { Name: 'pets', TargetArns: [balancer], ...properties } } },
    {
      method: {
        Integration: {
          Type: 'HTTP_PROXY',
          IntegrationHttpMethod: 'GET',
          Uri: 'http://pets.example.com',
          ConnectionType: 'VPC_LINK',
          ConnectionId: { Ref: 'Link' },
        },
      },
    },
  );

/** A VPC link of REST APIs leads to one network load balancer. */
export const vpcLink: Rule = {
  id: 'vpc-link',
  consequence: 'rejected',
  summary: 'A VPC link has a name and the ARN of one network load balancer.',
  docs: developerGuide('getting-started-with-private-integration'),
  fails: linked({ TargetArns: [balancer, balancer] }),
  passes: linked({}),
  *check(definition): Iterable<Finding> {
    for (const link of resourcesOfType(definition, 'AWS::ApiGateway::VpcLink')) {
      const name = property(link, 'Name');
      if (name === '')
        yield {
          at: link,
          message: 'The VPC link has an empty name.',
          effect: 'The service refuses it: Name cannot be empty',
          help: [advise('name it')],
        };
      const targets = property(link, 'TargetArns');
      if (!Array.isArray(targets)) continue;
      if (targets.length > 1) {
        yield {
          at: link,
          message: `The VPC link has ${targets.length} targets.`,
          effect: 'The service refuses it: More than one target arn specified for vpc link.',
          help: [advise('make a VPC link for each load balancer')],
        };
      }
      for (const target of targets as readonly Json[]) {
        if (typeof target !== 'string' || judgeArn(target).kind !== 'no-arn') continue;
        yield {
          at: link,
          message: `The VPC link's target ${target} is no ARN.`,
          effect: `The service refuses it: Invalid ARN. ARN is not well formed ${target}`,
          offending: { name: 'TargetArns', text: target, start: 0, end: target.length },
          help: [advise('name the load balancer by its ARN')],
        };
      }
    }
  },
};
