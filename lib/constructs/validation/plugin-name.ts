/** What all ids of findings begin with, for people who acknowledge them. */
export const pluginName = 'cdk-rest-integrations';
