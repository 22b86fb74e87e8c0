import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { MirroredSite } from './mirrored-site';
import { PetsApi } from './pets-api';

export interface PetStoreStackProps extends StackProps {
  /** Where the PetStore lives. @default the public demonstration endpoint */
  readonly petStoreUrl?: string;
}

/** Two APIs in front of one HTTP endpoint: its whole site as it is, and a part of it with requests and responses of our own. */
export class PetStoreStack extends Stack {
  public readonly site: MirroredSite;
  public readonly pets: PetsApi;

  constructor(scope: Construct, id: string, props: PetStoreStackProps = {}) {
    super(scope, id, props);
    const petStoreUrl = props.petStoreUrl ?? 'http://petstore-demo-endpoint.execute-api.com/petstore';
    this.site = new MirroredSite(this, 'Site', { petStoreUrl });
    this.pets = new PetsApi(this, 'Pets', { petStoreUrl });
  }
}
