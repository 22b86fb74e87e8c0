wrk.method = 'POST'
wrk.headers['Content-Type'] = 'application/json'
wrk.body = '{"customer":{"name":"Ada Lovelace","city":"London"},"items":[{"sku":"a-1","count":2},{"sku":"b-2","count":1},{"sku":"c-3","count":7}]}'
