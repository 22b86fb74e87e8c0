/** Where the document of an API that deploys as one resource stands. */
export enum DocumentLocation {
  /** In the template as long as that stays within CloudFormation's limit, else in a file asset. */
  AUTOMATIC = 'automatic',

  /** In the template: in its `Body`. CloudFormation takes templates of 1,000,000 bytes. */
  INLINE = 'inline',

  /**
   * In a file asset, which the service imports by itself: it may have 6 MB, and cannot hold values that only the deployment knows, but
   * for account, partition and region.
   */
  ASSET = 'asset',
}
