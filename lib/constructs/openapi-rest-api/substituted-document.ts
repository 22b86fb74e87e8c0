import { type CfnResource, type IResolvable, type IResolveContext, Lazy, Names, RemovalPolicy } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, type ISource } from 'aws-cdk-lib/aws-s3-deployment';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { Json } from '../../definition';
import { isReading } from '../../readers/construct-tree';
import { documentName } from './document-asset';
import { isMeasuring } from './rest-of-template';

/** What the deployment makes a document of. */
export interface MarkedFile {
  /** Where the zip file lies that holds the document with markers. */
  readonly zip: { readonly bucketName: string; readonly objectKey: string };
  readonly markers: Readonly<Record<string, Json>>;
}

export interface SubstitutedDocumentProps {
  /** A bucket with versions for the document. @default - one of its own */
  readonly bucket?: s3.IBucket;
  /** Asked while the template is written. */
  readonly file: () => MarkedFile;
}

/** Of the prefix in a bucket, CDK makes a tag of the bucket's. */
const maximumPrefix = 100;

/**
 * Puts a document into a bucket while the stack is deployed, with values in it that only the deployment knows: CDK's bucket deployment
 * replaces markers in a file by them. Bucket and key stay the same; the version is another whenever the file or one of the values is,
 * so that CloudFormation has the service import it anew then.
 */
export class SubstitutedDocument extends Construct {
  public readonly location: apigateway.CfnRestApi.S3LocationProperty;

  constructor(scope: Construct, id: string, props: SubstitutedDocumentProps) {
    super(scope, id);
    const bucket = props.bucket ?? ownBucket(this);
    const prefix = Names.uniqueResourceName(this, { maxLength: maximumPrefix, separator: '-' });
    const deployment = new BucketDeployment(this, 'Deployment', {
      sources: [source(props.file)],
      destinationBucket: bucket,
      destinationKeyPrefix: prefix,
      // A bucket of our own is emptied as a whole.
      retainOnDelete: props.bucket === undefined,
      // A file of 6 MB, its copy, and the AWS CLI, which takes most of the 128 MB that a function has otherwise.
      memoryLimit: 512,
    });
    const key = `${prefix}/${documentName}`;
    const version = versionOf(this, bucket, key, props.file);
    version.node.addDependency(deployment);
    this.location = { bucket: bucket.bucketName, key, version: version.getResponseField('VersionId') };
  }
}

function ownBucket(scope: Construct): s3.Bucket {
  return new s3.Bucket(scope, 'Bucket', {
    versioned: true,
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
    autoDeleteObjects: true,
  });
}

/** A zip file that is known only when the template is written. */
function source(file: () => MarkedFile): ISource {
  return {
    bind(scope, context) {
      const bucketName = Lazy.uncachedString({ produce: (asking) => (isEarly(asking) ? 'assets' : file().zip.bucketName) });
      const bucket = s3.Bucket.fromBucketName(scope, 'Assets', bucketName);
      if (context) bucket.grantRead(context.handlerRole);
      return {
        bucket,
        zipObjectKey: Lazy.uncachedString({ produce: (asking) => (isEarly(asking) ? 'asset.zip' : file().zip.objectKey) }),
        // A record as soon as it is resolved.
        markers: markersOf(file),
        markersConfig: { jsonEscape: true },
      };
    },
  };
}

function versionOf(scope: Construct, bucket: s3.IBucket, key: string, file: () => MarkedFile): AwsCustomResource {
  const version = new AwsCustomResource(scope, 'Version', {
    resourceType: 'Custom::DocumentVersion',
    onUpdate: {
      service: 'S3',
      action: 'headObject',
      parameters: { Bucket: bucket.bucketName, Key: key },
      outputPaths: ['VersionId'],
      physicalResourceId: PhysicalResourceId.of(key),
    },
    policy: AwsCustomResourcePolicy.fromStatements([
      new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects(key)] }),
      ...(bucket.encryptionKey ? [new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [bucket.encryptionKey.keyArn] })] : []),
    ]),
    installLatestAwsSdk: false,
  });
  // CloudFormation asks for the version again when what it is the version of is another.
  const resource = version.node.findChild('Resource').node.defaultChild as CfnResource;
  resource.addPropertyOverride('Of', {
    Document: Lazy.uncachedString({ produce: (asking) => (isEarly(asking) ? 'asset.zip' : file().zip.objectKey) }),
    Values: markersOf(file),
  });
  return version;
}

function markersOf(file: () => MarkedFile): IResolvable {
  return Lazy.uncachedAny({ produce: (asking) => (isEarly(asking) ? {} : file().markers) });
}

/** Before the template is written there is no document: it is being made, or measured against the rest. */
function isEarly(context: IResolveContext): boolean {
  return isReading() || isMeasuring() || context.preparing;
}
