# Publishes to a hub and follows it, with Ruby 2.7 or newer alone: ruby hub.rb publish record.json | follow DIRECTORY
require 'fileutils'
require 'json'
require 'net/http'

HUB = URI(ENV.fetch('HUB_URL', 'http://127.0.0.1:4000'))
MUTATION = 'mutation ($input: PublishOtherInformationInput!) {
  publishOtherInformation(input: $input) { record { id } userErrors { path message rule } } }'
$failures = 0

# The log no longer has the place of the cursor.
class PlaceLost < StandardError; end
# Another attempt may mend it; the hub says after how many seconds.
class Refused < StandardError
  attr_reader :wait
  def initialize(why, wait = 0)
    super(why)
    @wait = wait
  end
end

def check(why)
  raise PlaceLost, why if why.match?(/"code":"(CURSOR_EXPIRED|RESYNC_REQUIRED)"/)
  why
end

# Gives an answer while it comes; its end is the answer's end, or an exception.
def ask(request)
  file = ENV['HUB_TOKEN_FILE'] # read for each request: the token may have been changed meanwhile
  request['authorization'] = "Bearer #{file ? File.read(file).strip : ENV.fetch('HUB_TOKEN')}"
  options = { use_ssl: HUB.scheme == 'https', open_timeout: 10, read_timeout: 45, max_retries: 0 } # a heartbeat comes every 15 s
  Net::HTTP.start(HUB.host, HUB.port, options) do |http|
    http.request(request) do |response|
      return yield(response) if response.code == '200'
      why = check(response.read_body.force_encoding('UTF-8'))
      abort why unless %w[401 408 429].include?(response.code) || response.code >= '500'
      raise Refused.new(why, response['retry-after'].to_i)
    end
  end
end

# Does a step until it is done. What another attempt may mend is waited for, everything else ends the program.
def again
  yield
rescue Refused, SystemCallError, IOError, SocketError, Timeout::Error, Net::ProtocolError, OpenSSL::SSL::SSLError => e
  warn "again after a moment: #{e.message}"
  sleep((e.is_a?(Refused) ? e.wait : 0) + rand(0.5..1.0) * [60, 2**$failures].min)
  $failures += 1
  retry
end

def publish(file)
  request = Net::HTTP::Post.new('/graphql', 'content-type' => 'application/json')
  request.body = JSON.generate(query: MUTATION, variables: { input: JSON.parse(File.read(file, encoding: 'UTF-8')) })
  answer = again { ask(request, &:read_body) }
  puts answer
  exit answer.include?('"userErrors":[]')
end

# Writes a file anew: whoever reads it finds the old one or the new one whole, also after a crash.
def replace(file)
  result = File.open("#{file}.new", 'wb') { |new| yield(new).tap { new.fsync } }
  File.rename("#{file}.new", file)
  result
end

def follow(folder)
  FileUtils.mkdir_p(folder)
  state = File.join(folder, 'state')
  cursor, length = File.exist?(state) ? File.read(state).split : ['', 0]
  journal = File.open(File.join(folder, 'changes.jsonl'), 'ab')
  journal.truncate(length.to_i) # what was written and not yet kept in the state comes again
  keep = lambda do |place|
    replace(state) { |new| new.write("#{place}\n#{journal.size}\n") }
    cursor = place
  end
  snapshot = lambda do |new|
    ask(Net::HTTP::Get.new('/export/sharedRecords.jsonl')) do |table|
      table.read_body { |part| new.write(part) } # whole, or an exception
      table['x-liandong-cursor']
    end
  end
  happen = lambda do |event|
    raise Refused, check(event['data']) if event['event'] == 'error'
    journal.puts(event['data']) if event['data']
    journal.fsync
    keep.call(event['id'])
    $failures = 0
  end
  stream = lambda do
    ask(Net::HTTP::Get.new('/events', 'last-event-id' => cursor)) do |answer|
      rest = ''.b
      answer.read_body do |part|
        *blocks, rest = (rest + part).split("\n\n", -1)
        blocks.each { |block| happen.call(block.lines(chomp: true).to_h { |line| line.split(': ', 2) }) }
      end
    end
    raise Refused, 'the stream ended'
  end
  loop do
    keep.call(again { replace(File.join(folder, 'records.jsonl'), &snapshot) }) if cursor.empty?
    again { stream.call }
  rescue PlaceLost => e
    warn "taking what is there: #{e.message}"
    cursor = ''
  end
end

{ 'publish' => method(:publish), 'follow' => method(:follow) }.fetch(ARGV[0]).call(ARGV[1])
