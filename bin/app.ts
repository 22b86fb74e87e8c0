import { App } from 'aws-cdk-lib';
import { PetStoreStack } from '../examples/petstore/petstore-stack';

new PetStoreStack(new App(), 'PetStore');
