// The reference server of the tus protocol over TLS on loopback: PORT, DIR to keep uploads in, TOKEN, and PEM.
import fs from 'node:fs'
import https from 'node:https'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'

const pem = fs.readFileSync(process.env.PEM)
fs.mkdirSync(process.env.DIR, { recursive: true })
const tus = new Server({
  path: '/files',
  datastore: new FileStore({ directory: process.env.DIR }),
  maxSize: 100 * 1024 * 1024,
  relativeLocation: true,
  async onIncomingRequest(request) {
    if (request.headers.get('authorization') !== `Bearer ${process.env.TOKEN}`) throw { status_code: 401, body: 'invalid_token' }
  },
  async onUploadCreate(_request, upload) {
    if (!upload.metadata?.submission_id) throw { status_code: 422, body: 'submission_id required' }
    return {}
  },
})
https.createServer({ key: pem, cert: pem }, (request, response) => tus.handle(request, response))
  .listen(+process.env.PORT, '127.0.0.1', () => console.log('ready'))
