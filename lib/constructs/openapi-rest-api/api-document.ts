import { Annotations, type CfnResource, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { DeploymentDocument } from '../../writers';
import { fault } from '../props/fault';
import { forgetSynthesized, type SynthesizedApi, synthesizedApi } from '../synthesis';
import { watchBody } from './body-changes';
import { circularReferences, waitsFor } from './circular-references';
import { danglingReferences } from './dangling-references';
import { addDependency, dependenciesOfParts } from './dependencies';
import { addFileAsset, addZipAsset } from './document-asset';
import { DocumentLocation } from './document-location';
import type { GivenDocument } from './given-document';
import { lostParts } from './lost-parts';
import { type Placement, place } from './placement';
import { RestOfTemplate } from './rest-of-template';
import { mayOverflow } from './size';
import type { MarkedFile, SubstitutedDocument } from './substituted-document';
import { takenOver, takeOver } from './take-over';
import { tooManyResources } from './too-many-resources';
import { visitAdded } from './visit-added';

/** Acknowledged by people who know what is added to their stack; choosing the place of the document does the same. */
const substitutedWarning = 'cdk-rest-integrations:document-substituted';
/** Acknowledged by people whom it does not matter to how a document says what the app does. */
const differsWarning = 'cdk-rest-integrations:document-differs';

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
  #substituted: SubstitutedDocument | undefined;
  #changes: () => readonly string[] = () => [];

  /** @param bucket where the deployment puts a document in which it substitutes values */
  constructor(
    private readonly owner: apigateway.RestApi,
    private readonly resource: apigateway.CfnRestApi,
    private readonly location: DocumentLocation,
    private readonly bucket: s3.IBucket | undefined,
    private readonly given: () => GivenDocument | undefined,
  ) {
    if (location === DocumentLocation.SUBSTITUTED_ASSET) this.#substitute();
  }

  /** The resource has its `Body` and `BodyS3Location` now; what is done to them from now on cannot be. */
  watch(): void {
    this.#changes = watchBody(this.resource);
  }

  /** The value of the resource's `Body`. */
  get body(): unknown {
    return this.sound().body;
  }

  /** The value of the resource's `BodyS3Location`. */
  get bodyS3Location(): apigateway.CfnRestApi.S3LocationProperty | undefined {
    const { file, marked } = this.sound();
    if (marked !== undefined) return this.#substituted?.location;
    if (file === undefined) return undefined;
    const { bucketName, objectKey } = addFileAsset(this.resource, file);
    return { bucket: bucketName, key: objectKey };
  }

  /**
   * Adds what substitutes values in the document, where no template holds it and no file would do. What it sees is not all: other aspects
   * and other stacks may still change the API, so that {@link validate} decides.
   */
  prepare(): void {
    if (this.location !== DocumentLocation.AUTOMATIC || this.#substituted !== undefined) return;
    if (!mayOverflow(this.resource, takenOver(this.resource), bytesOf(this.given()))) return;
    const { placement } = this.make(RestOfTemplate.early(Stack.of(this.resource)));
    forgetSynthesized(this.owner);
    this.#made = undefined;
    if (placement.needsSubstitution === undefined) return;
    const stack = Stack.of(this.resource);
    const before = new Set(stack.node.findAll());
    this.#substitute();
    visitAdded(stack.node.findAll().filter((construct) => !before.has(construct) && !construct.node.scopes.includes(this.resource)));
    Annotations.of(this.owner).addWarningV2(substitutedWarning, placement.needsSubstitution);
  }

  /** Everything that keeps the API from being deployed as one resource. */
  validate(): string[] {
    const outside = takeOver(this.resource);
    const parts = takenOver(this.resource);
    const rest = RestOfTemplate.of(Stack.of(this.resource));
    for (const target of dependenciesOfParts(this.resource, parts)) {
      if (!waitsFor(this.resource, target, rest)) addDependency(this.resource, target);
    }
    const { document, placement } = this.make(rest);
    for (const note of document.notes) Annotations.of(this.owner).addWarningV2(differsWarning, note);
    return [
      ...outside,
      ...this.#changes(),
      ...lostParts(synthesizedApi(this.owner).read[0].problems, parts),
      ...conditions(parts),
      ...document.warnings.map((warning) => `as one resource the API would not be what the app declares. ${warning}`),
      ...danglingReferences(this.resource, parts, rest),
      ...circularReferences(this.resource, document.inTemplate(), rest),
      ...placement.errors,
      ...withoutVersions(this.bucket),
      ...tooManyResources(rest),
    ];
  }

  #substitute(): void {
    const file = (): MarkedFile => {
      const { marked } = this.sound();
      if (marked === undefined) throw new Error(`${this.owner.node.path}: no document with markers was made`);
      return { zip: addZipAsset(this.resource, marked.text), markers: marked.markers };
    };
    // What it is made of is loaded by the first API that needs it.
    const substituted = require('./substituted-document') as typeof import('./substituted-document');
    this.#substituted = new substituted.SubstitutedDocument(this.resource, 'Document', {
      file,
      ...(this.bucket && { bucket: this.bucket }),
    });
  }

  /** Without validation there is nobody to tell the errors but this. */
  private sound(): Placement {
    const { placement } = this.make();
    const errors = [...this.#changes(), ...placement.errors];
    if (errors.length > 0) throw fault(`${this.owner.node.path}: ${errors.join('\n')}`);
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
    const placement = place(
      document,
      this.#substituted ? DocumentLocation.SUBSTITUTED_ASSET : this.location,
      rest ?? RestOfTemplate.of(stack),
      others,
    );
    inlineBytes.set(stack, budget.set(this.resource, placement.bytes));
    this.#made = { of: api, document, placement };
    return this.#made;
  }
}

function bytesOf(given: GivenDocument | undefined): number {
  return given?.file?.text.length ?? (given?.object === undefined ? 0 : JSON.stringify(given.object).length);
}

/** A bucket of the app that has no versions; of an imported one nothing is known. */
function withoutVersions(bucket: s3.IBucket | undefined): readonly string[] {
  const { versioningConfiguration: versions } = (bucket?.node.defaultChild ?? {}) as Partial<s3.CfnBucket>;
  if (bucket?.node.defaultChild === undefined || versions !== undefined) return [];
  return [
    `${bucket.node.path}, the documentBucket, has no versions, by which CloudFormation knows that the document is another: make it a Bucket with versioned: true`,
  ];
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
