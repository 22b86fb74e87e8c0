import { type Command, Option } from 'commander';
import { addInputOptions, collected, type InputOptions } from './input-options';

/** Options of the commands that run an API. */
export interface RunOptions extends InputOptions {
  readonly backend?: readonly string[];
  readonly stage?: string;
  readonly var?: readonly string[];
  readonly value?: readonly string[];
  readonly redact?: readonly string[];
  readonly lambda?: readonly string[];
  readonly awsEndpoint?: readonly string[];
  readonly assumeRoles?: boolean;
  readonly as?: readonly string[];
  readonly userPoolKeys?: readonly string[];
  readonly fetchUserPoolKeys?: boolean;
  readonly callers?: string;
  readonly apiKey?: readonly string[];
  readonly allowUnsupported?: boolean;
}

export function addRunOptions(command: Command): Command {
  return addInputOptions(command)
    .addOption(
      new Option(
        '--backend <url=url>',
        'call another address in place of an endpoint: https://petstore.example.com=http://127.0.0.1:8080',
      ).argParser(collected),
    )
    .addOption(
      new Option(
        '--lambda <name=target>',
        "what answers for a function: local (the app's own code), a URL, ./module.js#export, an ARN, or aws (default: local, else aws)",
      ).argParser(collected),
    )
    .addOption(
      new Option(
        '--aws-endpoint <url>',
        'call another address in place of AWS services, or of one: dynamodb=http://127.0.0.1:8000',
      ).argParser(collected),
    )
    .option('--assume-roles', 'call AWS services with the roles that integrations name, instead of the credentials themselves')
    .option('--stage <name>', 'stage (default: the first that is defined, else test)')
    .addOption(new Option('--var <name=value>', 'stage variable').argParser(collected))
    .addOption(new Option('--api-key <value>', 'accept this API key, too; no usage plan limits it').argParser(collected))
    .addOption(
      new Option('--value <name=value>', 'value for what synth cannot know, by its meaning: Nlb.DNSName=127.0.0.1').argParser(collected),
    )
    .addOption(
      new Option('--redact <name>', 'mask values of headers, query parameters and JSON members with this name, too').argParser(collected),
    )
    .addOption(
      new Option(
        '--as <file|name=value>',
        'who calls: members of $context.identity and $context.authorizer, userArn=…, principalId=…, claims.sub=…, or a JSON file of both',
      ).argParser(collected),
    )
    .addOption(
      new Option(
        '--user-pool-keys <file>',
        'keys that tokens are verified with, as a user pool publishes them; of one pool: us-east-1_Example=keys.json',
      ).argParser(collected),
    )
    .option('--fetch-user-pool-keys', 'fetch the keys of user pools from Cognito')
    .option('--callers <file>', 'JSON list of those whose signatures are verified: accessKeyId, secretAccessKey, identity')
    .option('--allow-unsupported', 'serve methods whose authorizer does not run locally as if they had none');
}
