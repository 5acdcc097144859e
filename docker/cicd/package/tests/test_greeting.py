import contextlib
import io
import unittest

import greeting


class GreetingTest(unittest.TestCase):
    def test_names_its_version(self):
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            greeting.main()
        self.assertEqual(output.getvalue(), f"Hello from {greeting.get_versions()['version']}\n")
