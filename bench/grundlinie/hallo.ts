// Baseline: the least that Node can do before it answers.
import { createServer } from 'node:http'

createServer((_request, response) => response.end('Hallo')).listen(Number(process.argv[2]), '127.0.0.1')
