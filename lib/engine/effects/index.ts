export * from './aws-backend';
export * from './canned-backend';
export * from './clock';
export * from './fault';
export * from './http-backend';
export * from './id-source';
export * from './lambda-backend';
