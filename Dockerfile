# Debian's slim image, since the packages' own binaries need glibc.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image is Node 24 already: the one that package.json brings along would only double its size.
RUN npm ci --omit=dev && rm -r node_modules/node node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/app/data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY entities entities
COPY handlers handlers
COPY jobs jobs
COPY src src
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# As `npm start` says, but not through npm: SIGTERM must reach the process that finishes what is in hand.
ENTRYPOINT ["node", "--max-semi-space-size=64", "src/main.ts"]
