import type { OtherResource } from '../definition';
import type { Differences, Grade } from './difference';
import { meaningOfDocument, membersOf } from './meaning';

const clients = 'breaking-for-clients';
const backends = 'breaking-for-backends';

interface Kind {
  readonly name: string;
  /** Properties that tell one from another; where they are absent, the logical id does. */
  readonly key: readonly string[];
  readonly removed: Grade;
  /** Grades of changed properties; those of all others are harmless. */
  readonly grades: Readonly<Record<string, Grade>>;
}

const mapping = { removed: clients, grades: { Stage: clients, RestApiId: 'harmless' } } as const;
const domain = {
  removed: clients,
  grades: { SecurityPolicy: clients, MutualTlsAuthentication: clients, Policy: clients, EndpointConfiguration: clients },
} as const;

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['AWS::ApiGateway::BasePathMapping', { name: 'base path mapping', key: ['DomainName', 'BasePath'], ...mapping }],
  ['AWS::ApiGateway::BasePathMappingV2', { name: 'base path mapping', key: ['DomainNameArn', 'BasePath'], ...mapping }],
  ['AWS::ApiGateway::DomainName', { name: 'domain name', key: ['DomainName'], ...domain }],
  ['AWS::ApiGateway::DomainNameV2', { name: 'domain name', key: ['DomainName'], ...domain }],
  ['AWS::ApiGateway::VpcLink', { name: 'VPC link', key: ['Name'], removed: 'harmless', grades: { TargetArns: backends } }],
  [
    'AWS::ApiGatewayV2::VpcLink',
    { name: 'VPC link', key: ['Name'], removed: 'harmless', grades: { SubnetIds: backends, SecurityGroupIds: backends } },
  ],
  ['AWS::ApiGateway::ClientCertificate', { name: 'client certificate', key: [], removed: 'harmless', grades: {} }],
]);

/** Compares what an API needs beside itself: links, certificates, domain names and their mappings. */
export function compareOtherResources(differences: Differences, before: readonly OtherResource[], after: readonly OtherResource[]): void {
  const [was, is] = [byKey(before), byKey(after)];
  for (const [key, one] of was) {
    const other = is.get(key);
    const where = nameOf(other ?? one);
    if (other === undefined) differences.add({ change: 'removed', grade: kindOf(one).removed, where });
    else compareProperties(differences, where, one, other);
  }
  for (const [key, other] of is) if (!was.has(key)) differences.add({ change: 'added', grade: 'harmless', where: nameOf(other) });
}

function compareProperties(differences: Differences, where: string, before: OtherResource, after: OtherResource): void {
  const [was, is] = [membersOf(before.properties), membersOf(after.properties)];
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const [one, other] = [was.get(name), is.get(name)];
    if ((one && meaningOfDocument(one)) === (other && meaningOfDocument(other))) continue;
    differences.add({
      change: one === undefined ? 'added' : other === undefined ? 'removed' : 'changed',
      grade: gradeOf(kindOf(after), name),
      where,
      field: name,
      ...(one && { before: one.json }),
      ...(other && { after: other.json }),
    });
  }
}

function gradeOf({ grades }: Kind, property: string): Grade {
  return Object.hasOwn(grades, property) ? (grades[property] ?? 'harmless') : 'harmless';
}

function kindOf({ type }: OtherResource): Kind {
  return kinds.get(type) ?? { name: type, key: [], removed: 'harmless', grades: {} };
}

function byKey(resources: readonly OtherResource[]): ReadonlyMap<string, OtherResource> {
  return new Map(resources.map((resource) => [keyOf(resource), resource]));
}

function keyOf(resource: OtherResource): string {
  const members = membersOf(resource.properties);
  const said = kindOf(resource).key.map((name) => members.get(name));
  const names = said.map((member) => (member === undefined ? '' : meaningOfDocument(member)));
  return `${resource.type} ${said[0] === undefined ? (resource.origin.logicalId ?? '') : names.join(' ')}`;
}

function nameOf(resource: OtherResource): string {
  const { name, key } = kindOf(resource);
  const members = membersOf(resource.properties);
  const texts = key.map((property) => members.get(property)?.json).filter((text) => typeof text === 'string' && text !== '');
  return `${name} ${texts.length === 0 ? (resource.origin.logicalId ?? '') : texts.join('/')}`.trim();
}
