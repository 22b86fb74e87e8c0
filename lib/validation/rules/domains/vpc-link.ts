import type { JsonObject } from '../../../definition';
import { developerGuide } from '../../documentation';
import { cloudFormation } from '../../examples';
import type { Finding, Rule } from '../../rule';
import { advise } from '../../texts/phrases';
import { judgeArn } from '../aws/aws-arn';
import { property, resourcesOfType, textsProperty } from './other-resource';

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
      if (property(link, 'Name') === '')
        yield {
          at: link,
          message: 'The VPC link has an empty name.',
          effect: 'The service refuses it: Name cannot be empty',
          help: [advise('name it')],
        };
      const targets = textsProperty(link, 'TargetArns');
      if (!targets) continue;
      if (targets.length !== 1) {
        yield {
          at: link,
          message: targets.length === 0 ? 'The VPC link has no target.' : `The VPC link has ${targets.length} targets.`,
          // What it says to an empty list is not recorded.
          ...(targets.length > 1 ? { effect: 'The service refuses it: More than one target arn specified for vpc link.' } : {}),
          help: [advise(targets.length === 0 ? 'name a network load balancer by its ARN' : 'make a VPC link for each load balancer')],
        };
      }
      for (const target of targets) {
        if (!target || judgeArn(target.judged).kind !== 'no-arn') continue;
        yield {
          at: link,
          message: `The VPC link's target ${target.shown} is no ARN.`,
          effect: `The service refuses it: Invalid ARN. ARN is not well formed ${target.shown}`,
          offending: target.offending('TargetArns'),
          help: [advise('name the load balancer by its ARN')],
        };
      }
    }
  },
};
