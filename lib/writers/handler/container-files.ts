import type { HandlerFile } from './write-handler';

const dockerfile = `# An image of the handler in this folder:  docker build -t api .  &&  docker run -p 8080:8080 api
FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 HEALTH_PATH=/_health
WORKDIR /handler
COPY . .
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + process.env.HEALTH_PATH).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "server.js"]
`;

/** What makes a container image of a handler's folder. */
export const containerFiles: readonly HandlerFile[] = [
  { path: 'Dockerfile', content: dockerfile },
  { path: '.dockerignore', content: 'Dockerfile\n.dockerignore\n' },
];
