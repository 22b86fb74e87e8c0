/** Where the document of an API that deploys as one resource stands. */
export enum DocumentLocation {
  /**
   * In the template as long as that stays within CloudFormation's limit, else in a file asset; where the document holds values that only
   * the deployment knows, in one that the deployment substitutes them in. A warning tells of that, because it adds a bucket and functions to
   * the stack.
   */
  AUTOMATIC = 'automatic',

  /** In the template: in its `Body`. CloudFormation takes templates of 1,000,000 bytes. */
  INLINE = 'inline',

  /**
   * In a file asset, which the service imports by itself: it may have 6 MB, and cannot hold values that only the deployment knows, but
   * for account, partition and region.
   */
  ASSET = 'asset',

  /**
   * In a file asset from which the deployment makes the document: it puts the values that only the deployment knows in their places, and the
   * result into a bucket, from which the service imports it. The document may have 6 MB. For that the stack has a bucket, unless it is given
   * one in `documentBucket`, and functions of the CDK: those of `BucketDeployment` and `AwsCustomResource`.
   */
  SUBSTITUTED_ASSET = 'substituted-asset',
}
