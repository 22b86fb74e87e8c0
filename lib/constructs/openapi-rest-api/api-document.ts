import { type CfnResource, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { DeploymentDocument } from '../../writers';
import { fault } from '../props/fault';
import { type SynthesizedApi, synthesizedApi } from '../synthesis';
import { circularReferences, waitsFor } from './circular-references';
import { danglingReferences } from './dangling-references';
import { addDependency, dependenciesOfParts } from './dependencies';
import type { DocumentLocation } from './document-location';
import { addFileAsset, type Placement, place } from './placement';
import { RestOfTemplate } from './rest-of-template';
import { takenOver, takeOver } from './take-over';
import { tooManyResources } from './too-many-resources';

/** Bytes that the documents of a stack's APIs take in its template. */
const inlineBytes = new WeakMap<Stack, Map<apigateway.CfnRestApi, number>>();

interface Made {
  readonly of: SynthesizedApi;
  readonly document: DeploymentDocument;
  readonly placement: Placement;
}

/** The document of an API that deploys as one resource: made once in each synthesis. */
export class ApiDocument {
  #made: Made | undefined;

  constructor(
    private readonly owner: apigateway.RestApi,
    private readonly resource: apigateway.CfnRestApi,
    private readonly location: DocumentLocation,
  ) {}

  /** The value of the resource's `Body`. */
  get body(): unknown {
    return this.sound().body;
  }

  /** The value of the resource's `BodyS3Location`. */
  get bodyS3Location(): apigateway.CfnRestApi.S3LocationProperty | undefined {
    const { file } = this.sound();
    return file === undefined ? undefined : addFileAsset(this.resource, file);
  }

  /** Everything that keeps the API from being deployed as one resource. */
  validate(): string[] {
    const outside = takeOver(this.resource);
    const parts = takenOver(this.resource);
    const rest = new RestOfTemplate(Stack.of(this.resource));
    for (const target of dependenciesOfParts(this.resource, parts)) {
      if (!waitsFor(this.resource, target, rest)) addDependency(this.resource, target);
    }
    const { document, placement } = this.make(rest);
    return [
      ...outside,
      ...conditions(parts),
      ...document.warnings.map((warning) => `as one resource the API would not be what the app declares. ${warning}`),
      ...danglingReferences(this.resource, parts, rest),
      ...circularReferences(this.resource, document.inTemplate(), rest),
      ...placement.errors,
      ...tooManyResources(rest),
    ];
  }

  /** Without validation there is nobody to tell the errors but this. */
  private sound(): Placement {
    const { placement } = this.make();
    if (placement.errors.length > 0) throw fault(`${this.owner.node.path}: ${placement.errors.join('\n')}`);
    return placement;
  }

  private make(rest?: RestOfTemplate): Made {
    const api = synthesizedApi(this.owner);
    if (this.#made?.of === api) return this.#made;
    const { writeForDeployment } = require('../../writers') as typeof import('../../writers');
    const document = writeForDeployment({
      ...api.definition,
      // What the app deploys beside any document.
      endpointConfiguration: api.definition.endpointConfiguration && { ...api.definition.endpointConfiguration, types: [] },
      stages: [],
      usagePlans: [],
      apiKeys: [],
      tags: [],
      otherResources: [],
    });
    const stack = Stack.of(this.resource);
    const budget = inlineBytes.get(stack) ?? new Map<apigateway.CfnRestApi, number>();
    const others = [...budget].reduce((sum, [other, bytes]) => (other === this.resource ? sum : sum + bytes), 0);
    const placement = place(document, this.location, rest ?? new RestOfTemplate(stack), others);
    inlineBytes.set(stack, budget.set(this.resource, placement.bytes));
    this.#made = { of: api, document, placement };
    return this.#made;
  }
}

/** A document has all its parts in every deployment. */
function conditions(parts: ReadonlySet<CfnResource>): readonly string[] {
  return [...parts]
    .filter(({ cfnOptions }) => cfnOptions.condition !== undefined)
    .map(
      ({ node, cfnOptions }) =>
        `${node.path} depends on the condition ${cfnOptions.condition?.node.path}, which a part of a document cannot: decide it at synth, or make the API a RestApi`,
    );
}
