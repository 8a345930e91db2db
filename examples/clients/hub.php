<?php
// Publishes to a hub and follows it, with PHP 7.4 or newer and its cURL: php hub.php publish record.json | follow DIRECTORY
const MUTATION = 'mutation ($input: PublishOtherInformationInput!) {
  publishOtherInformation(input: $input) { record { id } userErrors { path message rule } } }';
$failures = 0;

/** The log no longer has the place of the cursor. */
class PlaceLost extends Exception {}
/** Another attempt may mend it; its code is the number of seconds that the hub asks for. */
class Again extends Exception {}

function check(string $why): string
{
    if (preg_match('/"code":"(CURSOR_EXPIRED|RESYNC_REQUIRED)"/', $why)) throw new PlaceLost($why);
    return $why;
}

/** Gives the parts of an answer to $take as they come, and its headers when it has come whole. */
function ask(string $path, array $headers, callable $take, ?string $body = null): array
{
    $file = getenv('HUB_TOKEN_FILE'); // read for each request: the token may have been changed meanwhile
    $headers[] = 'authorization: Bearer ' . ($file ? trim(file_get_contents($file)) : getenv('HUB_TOKEN'));
    [$status, $why, $answered] = [0, '', []];
    $curl = curl_init((getenv('HUB_URL') ?: 'http://127.0.0.1:4000') . $path);
    curl_setopt_array($curl, [
        CURLOPT_HTTPHEADER => $headers,
        CURLOPT_CONNECTTIMEOUT => 10,
        CURLOPT_LOW_SPEED_LIMIT => 1,
        CURLOPT_LOW_SPEED_TIME => 45, // a heartbeat comes every 15 s
        CURLOPT_HEADERFUNCTION => function ($curl, $line) use (&$status, &$answered) {
            if (preg_match('{^HTTP/\S+ (\d+)}', $line, $found)) $status = (int) $found[1];
            if (preg_match('/^([^:]+): *(.*?)\s*$/', $line, $found)) $answered[strtolower($found[1])] = $found[2];
            return strlen($line);
        },
        CURLOPT_WRITEFUNCTION => function ($curl, $part) use (&$status, &$why, $take) {
            $status === 200 ? $take($part) : ($why .= $part);
            return strlen($part);
        },
    ] + ($body === null ? [] : [CURLOPT_POSTFIELDS => $body]));
    $isWhole = curl_exec($curl);
    if (!$isWhole) throw new Again(curl_error($curl));
    if ($status === 200) return $answered;
    check($why);
    if (!in_array($status, [401, 408, 429]) && $status < 500) {
        fwrite(STDERR, "$why\n");
        exit(1);
    }
    throw new Again($why, (int) ($answered['retry-after'] ?? 0));
}

/** Does a step until it is done. What another attempt may mend is waited for, everything else ends the program. */
function again(callable $step)
{
    global $failures;
    while (true) {
        try {
            return $step();
        } catch (Again $again) {
            fwrite(STDERR, "again after a moment: {$again->getMessage()}\n");
            usleep((int) (1e6 * ($again->getCode() + mt_rand(500, 1000) / 1000 * min(60, 2 ** $failures))));
            $failures += 1;
        }
    }
}

function publish(string $file): void
{
    $body = sprintf('{"query":%s,"variables":{"input":%s}}', json_encode(MUTATION), file_get_contents($file));
    $answer = again(function () use ($body) {
        $answer = '';
        ask('/graphql', ['content-type: application/json'], function ($part) use (&$answer) { $answer .= $part; }, $body);
        return $answer;
    });
    echo $answer, "\n";
    exit(strpos($answer, '"userErrors":[]') === false ? 1 : 0);
}

/** Writes a file anew: whoever reads it finds the old one or the new one whole, also after a crash. */
function replace(string $file, callable $write)
{
    $new = fopen("$file.new", 'wb');
    $result = $write($new);
    function_exists('fsync') ? fsync($new) : fflush($new);
    fclose($new);
    rename("$file.new", $file);
    return $result;
}

function follow(string $folder): void
{
    is_dir($folder) || mkdir($folder, 0777, true);
    [$state, $records] = ["$folder/state", "$folder/records.jsonl"];
    [$cursor, $length] = is_file($state) ? explode("\n", file_get_contents($state)) : ['', 0];
    $journal = fopen("$folder/changes.jsonl", 'ab');
    ftruncate($journal, (int) $length); // what was written and not yet kept in the state comes again
    $keep = function (string $place) use (&$cursor, $state, $journal) {
        replace($state, fn($new) => fwrite($new, "$place\n" . fstat($journal)['size'] . "\n"));
        $cursor = $place;
    };
    $snapshot = fn($new) => ask('/export/sharedRecords.jsonl', [], fn($part) => fwrite($new, $part))['x-liandong-cursor'];
    $happen = function (string $block) use ($journal, $keep) {
        global $failures;
        preg_match_all('/^(event|data|id): (.*)$/m', $block, $found);
        $event = array_combine($found[1], $found[2]);
        if (($event['event'] ?? '') === 'error') throw new Again(check($event['data']));
        if (isset($event['data'])) fwrite($journal, "{$event['data']}\n");
        function_exists('fsync') ? fsync($journal) : fflush($journal);
        $keep($event['id']);
        $failures = 0;
    };
    $stream = function () use (&$cursor, $happen) {
        $rest = '';
        ask('/events', ["last-event-id: $cursor"], function ($part) use (&$rest, $happen) {
            $blocks = explode("\n\n", $rest . $part);
            $rest = array_pop($blocks);
            array_map($happen, $blocks);
        });
        throw new Again('the stream ended');
    };
    while (true) {
        try {
            if ($cursor === '') $keep(again(fn() => replace($records, $snapshot)));
            again($stream);
        } catch (PlaceLost $lost) {
            fwrite(STDERR, "taking what is there: {$lost->getMessage()}\n");
            $cursor = '';
        }
    }
}

$argv[1] === 'publish' ? publish($argv[2]) : follow($argv[2]);
