import type { ApiDefinition, Diagnostic, IntegrationResponse, Method, Origin } from '../definition';
import type { Finding, Part } from './rule';

/** Sorts findings as the person wrote what they speak of; those at one place keep the order of the rules. */
export function inSourceOrder<T extends Finding>(findings: readonly T[], definition: ApiDefinition): readonly T[] {
  if (findings.length < 2) return findings;
  const file = findings[0]?.at.origin.file;
  const byPosition = findings.every(({ at }) => at.origin.start !== undefined && at.origin.file === file);
  const ordinals = byPosition ? new Map<Part, number>() : ordinalsOf(definition);
  const key = ({ at, place, offending }: T): readonly number[] => {
    const within = offending?.multiline ? offending.start : 0;
    if (byPosition) return [...positionOf(at.origin), within];
    return [ordinals.get(place?.method ?? at) ?? -1, ordinals.get(at) ?? -1, within];
  };
  return findings
    .map((finding, index) => ({ finding, key: [...key(finding), index] }))
    .sort((left, right) => compareKeys(left.key, right.key))
    .map(({ finding }) => finding);
}

/** What reading found and what the rules found, as the person wrote it where all of it stands in one file; else one after the other. */
export function asWritten(read: readonly Diagnostic[], found: readonly Diagnostic[]): readonly Diagnostic[] {
  const all = [...read, ...found];
  const file = all[0]?.origin.file;
  if (read.length === 0 || !all.every(({ origin }) => origin.start !== undefined && origin.file === file)) return all;
  return all
    .map((diagnostic, index) => ({ diagnostic, key: [...positionOf(diagnostic.origin), index] }))
    .sort((left, right) => compareKeys(left.key, right.key))
    .map(({ diagnostic }) => diagnostic);
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  const difference = left.findIndex((number, index) => number !== right[index]);
  return difference < 0 ? 0 : left[difference] - right[difference];
}

function positionOf({ start }: Origin): readonly number[] {
  return [start?.line ?? 0, start?.column ?? 0];
}

function ordinalsOf(definition: ApiDefinition): Map<Part, number> {
  const ordinals = new Map<Part, number>();
  for (const part of partsOf(definition)) if (!ordinals.has(part)) ordinals.set(part, ordinals.size);
  return ordinals;
}

function* partsOf(definition: ApiDefinition): Iterable<Part> {
  yield definition;
  for (const resource of definition.resources) {
    yield resource;
    for (const method of resource.methods) yield* partsOfMethod(method);
  }
  yield* definition.models;
  yield* definition.requestValidators;
  yield* definition.authorizers;
  for (const response of definition.gatewayResponses) {
    yield response;
    yield* response.responseParameters;
    yield* response.responseTemplates;
  }
  yield* definition.documentation?.parts ?? [];
  yield* definition.stages;
  yield* definition.usagePlans;
  yield* definition.apiKeys;
  yield* definition.otherResources;
}

function* partsOfMethod(method: Method): Iterable<Part> {
  yield method;
  yield* method.requestParameters;
  yield* method.requestModels;
  const { integration } = method;
  if (integration) {
    yield integration;
    yield* integration.requestParameters;
    yield* integration.requestTemplates;
    for (const response of integration.integrationResponses) yield* partsOfIntegrationResponse(response);
  }
  for (const response of method.methodResponses) {
    yield response;
    yield* response.responseParameters;
    yield* response.responseModels;
  }
}

function* partsOfIntegrationResponse(response: IntegrationResponse): Iterable<Part> {
  yield response;
  yield* response.responseParameters;
  yield* response.responseTemplates;
}
