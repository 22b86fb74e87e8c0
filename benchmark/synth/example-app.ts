import { App } from 'aws-cdk-lib';
import { PetStoreStack } from '../../examples/petstore/petstore-stack';
import { OpenApiDocument, RuntimeHandler } from '../../lib';

// The example of bin/app.ts; with BARE set, without the constructs that write files.
const stack = new PetStoreStack(new App(), 'PetStore');
if (process.env.BARE) {
  for (const construct of stack.node.findAll()) {
    if (construct instanceof OpenApiDocument || construct instanceof RuntimeHandler)
      construct.node.scope?.node.tryRemoveChild(construct.node.id);
  }
}
process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`cpu ${(user + system) / 1e6}\n`);
});
